package dev.gatekeeper.gateway.receipt;

import dev.gatekeeper.face.accesslog.Answered;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.request.Content;
import dev.gatekeeper.gateway.upload.Uploading;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers uploads with a receipt for each change set, while they go on. Thread-safe.
@Singleton
public final class ReceiptStreams {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptStreams.class);

    private final ObjectMapper json;
    private final ReceiptMeters meters;

    ReceiptStreams(ObjectMapper json, ReceiptMeters meters) {
        this.json = json;
        this.meters = meters;
    }

    /// Begins to answer, and goes on with the upload on a thread of its own. The status is 200, since how the upload
    /// ends is known later: the last line says it, the access log and a metric.
    ///
    /// @param uploading is closed when it is over
    public HttpResponse<?> answer(Uploading uploading) {
        var outflow = new Outflow();
        var end = new ReceiptEnd(outflow);
        // Closed when it is over: by then the sender may have more to send, and nobody would read it.
        MutableHttpResponse<?> response = HttpResponse.ok(outflow)
                .contentType(MediaType.of(Content.LINES))
                .header(HttpHeaders.CONNECTION, "close");
        response.setAttribute(Answered.END, end);
        uploading.wholeKey().ifPresent(key -> response.header(Address.KEY_HEADER, key.text()));
        Thread.ofVirtual().name("upload").start(() -> run(uploading, outflow, end));
        return response;
    }

    private void run(Uploading uploading, Outflow outflow, ReceiptEnd end) {
        try (uploading) {
            finish(uploading, outflow, end);
        } catch (RuntimeException | Error e) { // Nobody else would hear of it.
            LOG.error("What an upload held could not be let go of.", e);
        }
    }

    private void finish(Uploading uploading, Outflow outflow, ReceiptEnd end) {
        var receipts = new ReceiptStream(outflow, json, uploading.stallTime());
        try {
            var answer = uploading.run(receipts);
            end.is(answer.code());
            receipts.end(answer);
        } catch (InterruptedException | RuntimeException | Error e) { // As above.
            LOG.error("An upload failed; its connection is cut.", e);
            end.is(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
            outflow.fail(e);
        }
        meters.ended(end.getAsInt());
    }
}
