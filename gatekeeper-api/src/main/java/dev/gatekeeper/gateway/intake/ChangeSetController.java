package dev.gatekeeper.gateway.intake;

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

/// `POST /change-sets`: one change set. Reads the request and words the answer; what happens between is [Submit]'s.
@Controller("/change-sets")
final class ChangeSetController {

    private static final int LONGEST_REFERRAL = 2048;

    private final BodyReader bodies;
    private final Memory memory;
    private final Submit submit;
    private final Clock clock;

    ChangeSetController(BodyReader bodies, Memory memory, Submit submit, Clock clock) {
        this.bodies = bodies;
        this.memory = memory;
        this.submit = submit;
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
        var announced = request.byteBody().expectedLength();
        try (var stream = request.byteBody().toInputStream();
                var share = memory.share()) {
            var flaw = ContentRule.flaw(headers);
            if (flaw.isPresent()) {
                return Answer.unsupported(
                        address.keyAtHand(), flaw.get(), bodies.drain(stream).toEnd());
            }
            var contentType = headers.get(HttpHeaders.CONTENT_TYPE);
            var body = bodies.read(stream, announced, contentType, share);
            return Answer.to(submit.submit(submission(request, address, body)));
        }
    }

    private Submission submission(HttpRequest<?> request, Address address, Body body) {
        var headers = request.getHeaders();
        var referral = headers.findFirst(HttpHeaders.REFERER)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REFERRAL)));
        var sender = new Sender(referral.orElse(null), null, clock.instant());
        return new Submission(address, sender, Traceparent.of(headers.findFirst("traceparent")), body);
    }
}
