package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.consumer.problem.Problem;
import dev.gatekeeper.consumer.rejection.Cursor;
import dev.gatekeeper.consumer.rejection.Lives;
import dev.gatekeeper.consumer.rejection.Rejections;
import dev.gatekeeper.consumer.rejection.Replays;
import dev.gatekeeper.consumer.rejection.Search;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows what was rejected.
@Controller("/rejections")
@ExecuteOn(TaskExecutors.BLOCKING)
class RejectionsController implements RejectionCalls {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final Access access;
    private final Reading reading;
    private final Search search;
    private final Rejections rejections;
    private final Lives lives;
    private final Replays replays;

    RejectionsController(
            Access access, Reading reading, Search search, Rejections rejections, Lives lives, Replays replays) {
        this.access = access;
        this.reading = reading;
        this.search = search;
        this.rejections = rejections;
        this.lives = lives;
        this.replays = replays;
    }

    @Override
    @FilterParameters
    @Needs(Permission.READ_STATUS)
    @Get
    public HttpResponse<?> list(HttpRequest<?> request) throws InterruptedException {
        final Query query;
        final Optional<Cursor> after;
        try {
            query = Query.read(request.getParameters(), USUAL, MOST);
            after = query.cursor().map(Cursor::parse);
        } catch (IllegalArgumentException e) {
            return Problem.answer(HttpStatus.BAD_REQUEST, "malformed-request", String.valueOf(e.getMessage()));
        }
        var rows = access.callerOf(request).grants().has(Permission.READ_PAYLOADS);
        return reading.answer(() -> page(query, after, rows));
    }

    private HttpResponse<?> page(Query query, Optional<Cursor> after, boolean rows) {
        var found = search.newest(query.filter(), after, query.limit() + 1);
        var page = found.subList(0, Math.min(query.limit(), found.size()));
        return HttpResponse.ok(new Summary.Page(
                page.stream().map(listed -> Summary.of(listed, rows)).toList(),
                found.size() > page.size() ? page.getLast().cursor().text() : null));
    }

    @Override
    @Needs(Permission.READ_PAYLOADS)
    @Get("/{id}")
    public HttpResponse<?> one(UUID id) throws InterruptedException {
        return reading.answer(() -> rejections
                .find(id)
                .flatMap(rejection -> lives.find(id).map(life -> RejectionAnswer.of(rejection, life, replays.of(id))))
                .<HttpResponse<?>>map(
                        answer -> HttpResponse.ok(answer.write()).contentType(MediaType.APPLICATION_JSON_TYPE))
                .orElseGet(() -> unknown(id)));
    }

    /// Whatever a sender made up, no browser takes it for a page.
    @Override
    @Needs(Permission.READ_PAYLOADS)
    @Get(value = "/{id}/payload", produces = MediaType.ALL)
    public HttpResponse<?> payload(UUID id) throws InterruptedException {
        return reading.answer(() -> rejections
                .find(id)
                .map(Rejection::payload)
                .<HttpResponse<?>>map(payload -> HttpResponse.ok(payload.bytes())
                        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ending(payload) + '"')
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseGet(() -> unknown(id)));
    }

    private static String ending(Payload payload) {
        @Nullable String type = payload.contentType();
        var said = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (said.startsWith(Format.WAL2JSON_1.mediaType())) {
            return ".json";
        }
        return said.startsWith(Format.WAL2JSON_2.mediaType()) ? ".ndjson" : ".bin";
    }

    static HttpResponse<Problem> unknown(UUID id) {
        return Problem.answer(
                HttpStatus.NOT_FOUND, "unknown-rejection", "There is no rejection with the id " + id + ".");
    }
}
