package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.Caller;
import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.consumer.problem.Problem;
import dev.gatekeeper.consumer.recourse.Settlement.Settled;
import dev.gatekeeper.consumer.rejection.Lives;
import dev.gatekeeper.consumer.rejection.Purge;
import dev.gatekeeper.consumer.transaction.Transactions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settles rejections, reopens them and purges them.
@Controller("/rejections")
@ExecuteOn(TaskExecutors.BLOCKING)
class LifeController implements LifeCalls {

    private static final Logger LOG = LoggerFactory.getLogger(LifeController.class);

    private static final int LONGEST_NOTE = 1_000;
    private static final int MOST_PURGED = 10_000;

    private final Access access;
    private final Settlement settlement;
    private final Purge purge;
    private final Lives lives;
    private final Transactions transactions;

    LifeController(Access access, Settlement settlement, Purge purge, Lives lives, Transactions transactions) {
        this.access = access;
        this.settlement = settlement;
        this.purge = purge;
        this.lives = lives;
        this.transactions = transactions;
    }

    private interface Step {
        Settled take(UUID rejection, Caller by, String note);
    }

    @Override
    @Needs(Permission.OPERATE)
    @Post("/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    public HttpResponse<?> discard(UUID id, @Body LifeAnswer.Note note, HttpRequest<?> request) {
        return settle(id, note, request, settlement::discard);
    }

    @Override
    @Needs(Permission.OPERATE)
    @Post("/{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    public HttpResponse<?> resolve(UUID id, @Body LifeAnswer.Note note, HttpRequest<?> request) {
        return settle(id, note, request, settlement::resolve);
    }

    @Override
    @Needs(Permission.OPERATE)
    @Post("/{id}/reopen")
    @Consumes(MediaType.APPLICATION_JSON)
    public HttpResponse<?> reopen(UUID id, @Body LifeAnswer.Note note, HttpRequest<?> request) {
        return settle(id, note, request, settlement::reopen);
    }

    private HttpResponse<?> settle(UUID id, LifeAnswer.Note said, HttpRequest<?> request, Step step) {
        var note = said.note();
        if (note == null || note.isBlank() || note.length() > LONGEST_NOTE) {
            return Problem.answer(
                    HttpStatus.BAD_REQUEST,
                    "malformed-request",
                    "Say why: {\"note\": \"…\"}, with " + LONGEST_NOTE + " characters at the most.");
        }
        return switch (step.take(id, access.callerOf(request), note.strip())) {
            case Settled.Done(var life) -> HttpResponse.ok(LifeAnswer.of(id, life));
            case Settled.NoWay(var life) ->
                Problem.answer(
                        HttpStatus.CONFLICT,
                        "wrong-state",
                        "The rejection is " + life.state().text()
                                + (life.since() == null ? "." : " since " + life.since() + "."));
            case Settled.NotFound() -> RejectionsController.unknown(id);
        };
    }

    @Override
    @Needs(Permission.OPERATE)
    @Delete("/{id}")
    public HttpResponse<?> purge(UUID id, HttpRequest<?> request) {
        if (purge.purge(id)) {
            told(1, request);
            return HttpResponse.ok(new LifeAnswer.Purged(1, false));
        }
        return transactions.read(_ -> lives.find(id)).isEmpty()
                ? RejectionsController.unknown(id)
                : Problem.answer(
                        HttpStatus.CONFLICT,
                        "not-audited-yet",
                        "It is on its way through the audit topic, and would come back; it can go in a moment.");
    }

    @Override
    @FilterParameters
    @Needs(Permission.OPERATE)
    @Delete
    public HttpResponse<?> purgeMany(HttpRequest<?> request) {
        final Query query;
        try {
            query = Query.readNarrow(request.getParameters(), MOST_PURGED, MOST_PURGED);
            if (query.cursor().isPresent()) {
                throw new IllegalArgumentException("There is no cursor here: what went is gone.");
            }
        } catch (IllegalArgumentException e) {
            return Problem.answer(HttpStatus.BAD_REQUEST, "malformed-request", String.valueOf(e.getMessage()));
        }
        var gone = purge.purge(query.filter(), query.limit());
        told(gone, request);
        return HttpResponse.ok(new LifeAnswer.Purged(gone, gone == query.limit()));
    }

    private void told(int gone, HttpRequest<?> request) {
        LOG.atInfo()
                .addKeyValue("rejections", gone)
                .addKeyValue("by", access.callerOf(request).getName())
                .log("Rejections are purged.");
    }
}
