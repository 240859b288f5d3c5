package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.consumer.log.Limits;
import dev.gatekeeper.consumer.problem.Problem;
import dev.gatekeeper.consumer.rejection.State;
import dev.gatekeeper.consumer.rejection.Turn;
import dev.gatekeeper.consumer.replay.Order;
import dev.gatekeeper.consumer.replay.Replayed;
import dev.gatekeeper.consumer.replay.Replaying;
import dev.gatekeeper.consumer.replay.ReplayingMany;
import dev.gatekeeper.face.body.Rest;
import dev.gatekeeper.face.trace.Traceparent;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// Sends rejections again. A content type is asked for even where there is no body, so that no form of a foreign page
/// can send it.
@Controller("/rejections")
@ExecuteOn(TaskExecutors.BLOCKING)
class ReplayController implements ReplayCalls {

    private static final String LINES = "application/x-ndjson";
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Access access;
    private final Replaying replaying;
    private final ReplayingMany replayingMany;
    private final Limits limits;

    ReplayController(Access access, Replaying replaying, ReplayingMany replayingMany, Limits limits) {
        this.access = access;
        this.replaying = replaying;
        this.replayingMany = replayingMany;
        this.limits = limits;
    }

    @Override
    @Needs(Permission.OPERATE)
    @Post("/{id}/replay")
    @Consumes({MediaType.APPLICATION_JSON, LINES})
    public HttpResponse<?> one(UUID id, ServerHttpRequest<?> request) throws IOException, InterruptedException {
        var body = brought(request, limits.changeSetBytes());
        return switch (body) {
            case Brought.TooLarge _ -> body.answer(tooLarge());
            case Brought.Whole(var bytes) -> one(id, request, bytes);
        };
    }

    private HttpResponse<?> one(UUID id, HttpRequest<?> request, byte[] body) throws InterruptedException {
        var contentType = request.getHeaders().findFirst(HttpHeaders.CONTENT_TYPE);
        if (contentType.isEmpty()) {
            return untyped();
        }
        final Optional<StreamName> stream;
        try {
            stream = request.getParameters().getAll("stream").stream()
                    .findFirst()
                    .map(StreamName::new);
        } catch (IllegalArgumentException e) {
            return malformed(e);
        }
        var corrected = Optional.of(body)
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> Payload.whole(bytes, contentType.get()));
        var order = new Order(id, corrected, stream, access.callerOf(request), traceparent(request));
        return answer(replaying.replay(order));
    }

    private Brought brought(ServerHttpRequest<?> request, int most) throws IOException {
        return Brought.read(request, most, Rest.most(limits.changeSetBytes()));
    }

    private static Optional<String> traceparent(HttpRequest<?> request) {
        return Traceparent.of(request.getHeaders().findFirst("traceparent"));
    }

    private static HttpResponse<?> answer(Replayed replayed) {
        return switch (replayed) {
            case Replayed.Sent sent ->
                HttpResponse.created(ReplayAnswer.of(sent))
                        .header(
                                HttpHeaders.LOCATION,
                                "/change-sets/" + sent.replay().changeSet());
            case Replayed.Known known -> HttpResponse.ok(ReplayAnswer.of(known));
            case Replayed.NotFound(var id) -> RejectionsController.unknown(id);
            case Replayed.Hindered(var obstacle, var why) -> Problem.answer(HttpStatus.CONFLICT, obstacle.code(), why);
            case Replayed.Unsound(var reason) -> Problem.unprocessable(reason);
            case Replayed.Forbidden(var why) -> Problem.answer(HttpStatus.FORBIDDEN, "forbidden", why);
            case Replayed.Unavailable(var why) ->
                Problem.answer(HttpStatus.SERVICE_UNAVAILABLE, "log-unavailable", why);
        };
    }

    @Override
    @FilterParameters
    @Needs(Permission.OPERATE)
    @Post("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    public HttpResponse<?> many(ServerHttpRequest<?> request) throws IOException, InterruptedException {
        var body = brought(request, 0);
        if (request.getHeaders().findFirst(HttpHeaders.CONTENT_TYPE).isEmpty()) {
            return body.answer(untyped());
        }
        final Query query;
        final Optional<Turn> after;
        try {
            query = Query.readNarrow(request.getParameters(), USUAL, MOST);
            after = query.cursor().map(Turn::parse);
            var state = query.filter().state();
            if (body instanceof Brought.TooLarge) {
                throw new IllegalArgumentException("Many are sent again as they were: leave the body empty.");
            }
            if (state != null && state != State.OPEN) {
                throw new IllegalArgumentException("Only what is open is sent again: leave state out.");
            }
        } catch (IllegalArgumentException e) {
            return body.answer(malformed(e));
        }
        var many = replayingMany.replay(
                query.filter(), after, query.limit(), access.callerOf(request), traceparent(request));
        return many.stopped().isPresent() ? stopped(many) : HttpResponse.ok(ReplayAnswer.Many.of(many));
    }

    private static HttpResponse<Problem> stopped(ReplayingMany.Many many) {
        return Problem.answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "log-unavailable",
                many.stopped().orElseThrow() + " Before that " + many.replays().size()
                        + " were sent again; the same call goes on with the rest.");
    }

    private static MutableHttpResponse<Problem> untyped() {
        return Problem.answer(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "content-type-missing",
                "Say Content-Type: application/json, also where there is no body.");
    }

    private static MutableHttpResponse<Problem> tooLarge() {
        return Problem.answer(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                "too-large",
                "The payload is larger than a change set may be: send a smaller one.");
    }

    private static MutableHttpResponse<Problem> malformed(IllegalArgumentException e) {
        return Problem.answer(HttpStatus.BAD_REQUEST, "malformed-request", String.valueOf(e.getMessage()));
    }
}
