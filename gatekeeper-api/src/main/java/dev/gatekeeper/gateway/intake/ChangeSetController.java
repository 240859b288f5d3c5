package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.Caller;
import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.rejection.Sender;
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
import java.util.concurrent.Semaphore;

/// `POST /change-sets`: one change set, or many as lines. Reads the request and words the answer; what happens
/// between is [Submit]'s and [Upload]'s.
@Controller("/change-sets")
final class ChangeSetController implements ChangeSetCalls {

    private static final int LONGEST_REFERRAL = 2048;

    private final Access access;
    private final BodyReader bodies;
    private final Memory memory;
    private final Submit submit;
    private final Upload upload;
    private final Limits limits;
    private final Stopping stopping;
    private final Clock clock;
    private final Semaphore places;

    ChangeSetController(
            Access access,
            BodyReader bodies,
            Memory memory,
            Submit submit,
            Upload upload,
            Limits limits,
            Stopping stopping,
            Clock clock) {
        this.access = access;
        this.bodies = bodies;
        this.memory = memory;
        this.submit = submit;
        this.upload = upload;
        this.limits = limits;
        this.stopping = stopping;
        this.clock = clock;
        this.places = new Semaphore(limits.concurrentRequests());
    }

    @Override
    @Needs(Permission.WRITE)
    @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    public HttpResponse<?> post(ServerHttpRequest<?> request) throws IOException, InterruptedException {
        var headers = request.getHeaders();
        var address = Address.read(
                request.getParameters().getAll(Address.STREAM_PARAMETER),
                headers.getAll(Address.STREAM_HEADER),
                headers.getAll(Address.KEY_HEADER));
        var caller = access.callerOf(request);
        if (address instanceof Address.Clear clear && !caller.grants().mayWrite(clear.stream())) {
            var why = "There is no grant to write the stream " + clear.stream() + '.';
            return Answer.forbidden(address.keyAtHand(), why, drained(request));
        }
        if (!places.tryAcquire()) {
            return Answer.crowded(address.keyAtHand());
        }
        try {
            return take(request, address, caller);
        } finally {
            places.release();
        }
    }

    private HttpResponse<?> take(ServerHttpRequest<?> request, Address address, Caller caller)
            throws IOException, InterruptedException {
        return switch (Content.of(request.getHeaders())) {
            case Content.OneChangeSet() -> one(request, address, caller);
            case Content.ManyChangeSets() when address instanceof Address.Clear clear -> many(request, clear, caller);
            // What an unclear request holds is kept, as far as it is kept of one change set.
            case Content.ManyChangeSets() -> one(request, address, caller);
            case Content.NotRead(var flaw) -> Answer.unsupported(address.keyAtHand(), flaw, drained(request));
        };
    }

    /// Passes over the body that nobody reads.
    ///
    /// @return whether its end was seen
    private boolean drained(ServerHttpRequest<?> request) throws IOException {
        try (var stream = request.byteBody().toInputStream()) {
            return bodies.drain(stream).toEnd();
        }
    }

    private HttpResponse<?> one(ServerHttpRequest<?> request, Address address, Caller caller)
            throws IOException, InterruptedException {
        var announced = request.byteBody().expectedLength();
        try (var stream = request.byteBody().toInputStream();
                var share = memory.share()) {
            var contentType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
            var body = bodies.read(stream, announced, contentType, share);
            caller.allowance().charge(body.bytes());
            return Answer.to(submit.submit(
                    new Submission(address, sender(request, caller), caller.grants(), traceparent(request), body)));
        }
    }

    private HttpResponse<?> many(ServerHttpRequest<?> request, Address.Clear address, Caller caller)
            throws InterruptedException {
        try (var chunks = Chunks.of(request.byteBody().toByteArrayPublisher());
                var share = memory.share()) {
            var toll = new Toll(caller.allowance(), stopping::hasBegun);
            var arrivals = new Arrivals(chunks, share, limits, stopping::hasBegun, toll);
            var outcome =
                    upload.take(arrivals, address, sender(request, caller), caller.grants(), traceparent(request));
            return UploadAnswer.to(outcome, chunks.drain(4L * limits.changeSetBytes()));
        }
    }

    private Sender sender(HttpRequest<?> request, Caller caller) {
        var referral = request.getHeaders()
                .findFirst(HttpHeaders.REFERER)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REFERRAL)));
        return new Sender(referral.orElse(null), caller.principal().orElse(null), clock.instant());
    }

    private static Optional<String> traceparent(HttpRequest<?> request) {
        return Traceparent.of(request.getHeaders().findFirst("traceparent"));
    }
}
