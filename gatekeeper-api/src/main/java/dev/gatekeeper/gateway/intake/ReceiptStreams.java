package dev.gatekeeper.gateway.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers uploads with a receipt for each change set, while they go on. Thread-safe.
@Singleton
final class ReceiptStreams {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptStreams.class);

    private final ObjectMapper json;

    ReceiptStreams(ObjectMapper json) {
        this.json = json;
    }

    /// Begins to answer, and goes on with the upload on a thread of its own. The status is 200, since how the upload
    /// ends is known later: the last line says it.
    ///
    /// @param uploading is closed when it is over
    HttpResponse<?> answer(Uploading uploading) {
        var outflow = new Outflow();
        Thread.ofVirtual().name("upload").start(() -> run(uploading, outflow));
        // Closed when it is over: by then the sender may have more to send, and nobody would read it.
        MutableHttpResponse<?> response = HttpResponse.ok(outflow)
                .contentType(MediaType.of(Content.LINES))
                .header(HttpHeaders.CONNECTION, "close");
        uploading.address().wholeKey().ifPresent(key -> response.header(Address.KEY_HEADER, key.text()));
        return response;
    }

    private void run(Uploading uploading, Outflow outflow) {
        var receipts = new ReceiptStream(outflow, json, uploading.limits().stallTime());
        try (uploading) {
            receipts.end(uploading.run(receipts));
        } catch (InterruptedException | RuntimeException | Error e) { // Nobody else would hear of it.
            LOG.error("An upload failed; its connection is cut.", e);
            outflow.fail(e);
        }
    }
}
