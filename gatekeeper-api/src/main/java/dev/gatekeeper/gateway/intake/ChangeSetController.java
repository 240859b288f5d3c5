package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.rejection.Sender;
import dev.gatekeeper.gateway.decode.Encoding;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/// `POST /change-sets`: one change set, or many as lines. Reads the request and words the answer; what happens
/// between is [Submit]'s and [Upload]'s.
@Controller("/change-sets")
final class ChangeSetController {

    private static final int LONGEST_REFERRAL = 2048;

    private final BodyReader bodies;
    private final Memory memory;
    private final Submit submit;
    private final Upload upload;
    private final Unpackings unpackings;
    private final ReceiptStreams receiptStreams;
    private final Limits limits;
    private final Stopping stopping;
    private final Clock clock;

    ChangeSetController(
            BodyReader bodies,
            Memory memory,
            Submit submit,
            Upload upload,
            Unpackings unpackings,
            ReceiptStreams receiptStreams,
            Limits limits,
            Stopping stopping,
            Clock clock) {
        this.bodies = bodies;
        this.memory = memory;
        this.submit = submit;
        this.upload = upload;
        this.unpackings = unpackings;
        this.receiptStreams = receiptStreams;
        this.limits = limits;
        this.stopping = stopping;
        this.clock = clock;
    }

    @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> post(ServerHttpRequest<?> request) throws IOException, InterruptedException {
        var headers = request.getHeaders();
        var address = Address.read(
                request.getParameters().getAll(Address.STREAM_PARAMETER),
                headers.getAll(Address.STREAM_HEADER),
                headers.getAll(Address.KEY_HEADER));
        return switch (Content.of(headers)) {
            case Content.OneChangeSet(var encoding) -> one(request, address, encoding);
            case Content.ManyChangeSets(var encoding)
            when address instanceof Address.Clear clear -> many(request, clear, encoding);
            // What an unclear request holds is kept, as far as it is kept of one change set.
            case Content.ManyChangeSets(var encoding) -> one(request, address, encoding);
            case Content.NotRead(var flaw) -> {
                try (var stream = request.byteBody().toInputStream()) {
                    yield Answer.unsupported(
                            address.keyAtHand(), flaw, bodies.drain(stream).toEnd());
                }
            }
        };
    }

    private HttpResponse<?> one(ServerHttpRequest<?> request, Address address, Encoding encoding)
            throws IOException, InterruptedException {
        var opened = unpackings.open(encoding);
        if (opened.isEmpty()) {
            return noRoom(address);
        }
        var announced = request.byteBody().expectedLength();
        try (var stream = request.byteBody().toInputStream();
                var share = memory.share();
                var unpacking = opened.get()) {
            var contentType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
            var body = unpacking.read(bodies, stream, announced, contentType, share);
            return Answer.to(submit.submit(new Submission(address, sender(request), traceparent(request), body)));
        }
    }

    private HttpResponse<?> many(ServerHttpRequest<?> request, Address.Clear address, Encoding encoding)
            throws InterruptedException {
        var opened = unpackings.open(encoding);
        if (opened.isEmpty()) {
            return noRoom(address);
        }
        var uploading = new Uploading(
                upload,
                Chunks.of(request.byteBody().toByteArrayPublisher()),
                opened.get(),
                memory.share(),
                upload.window(),
                limits,
                stopping,
                address,
                sender(request),
                traceparent(request));
        if (Content.wantsReceipts(request.getHeaders())) {
            return receiptStreams.answer(uploading);
        }
        try (uploading) {
            return uploading.run(Receipts.none());
        }
    }

    private static HttpResponse<?> noRoom(Address address) {
        return Answer.to(new Outcome.Unavailable(
                address.keyAtHand(), "The gateway has no memory free to decompress this body now."));
    }

    private Sender sender(HttpRequest<?> request) {
        var referral = request.getHeaders()
                .findFirst(HttpHeaders.REFERER)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REFERRAL)));
        return new Sender(referral.orElse(null), null, clock.instant());
    }

    private static Optional<String> traceparent(HttpRequest<?> request) {
        return Traceparent.of(request.getHeaders().findFirst("traceparent"));
    }
}
