package dev.gatekeeper.consumer.status;

import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.consumer.problem.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Answers what became of change sets.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class StatusController implements StatusCalls {

    private final Waiters waiters;

    StatusController(Waiters waiters) {
        this.waiters = waiters;
    }

    @Override
    @Needs(Permission.READ_STATUS)
    @Get("/change-sets/{id}")
    public HttpResponse<?> changeSet(String id, @Nullable @QueryValue String wait) throws InterruptedException {
        final ChangeSetId asked;
        final Wait patience;
        try {
            asked = ChangeSetId.parse(id);
            patience = wait == null ? Wait.NONE : Wait.parse(wait);
        } catch (IllegalArgumentException e) {
            return Problem.answer(HttpStatus.BAD_REQUEST, "malformed-request", String.valueOf(e.getMessage()));
        }
        return switch (waiters.await(asked, patience)) {
            case Fate.Applied applied -> HttpResponse.ok(StatusAnswer.Applied.of(applied));
            case Fate.Rejected(var rejection) -> HttpResponse.ok(StatusAnswer.Rejected.of(asked, rejection));
            case Fate.Unknown() ->
                Problem.answer(
                        HttpStatus.NOT_FOUND,
                        "unknown-change-set",
                        "No change set with the id " + asked
                                + " has been applied or rejected, as far as is remembered.");
        };
    }
}
