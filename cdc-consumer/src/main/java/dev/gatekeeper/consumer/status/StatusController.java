package dev.gatekeeper.consumer.status;

import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.consumer.log.Place;
import dev.gatekeeper.consumer.log.TopicSettings;
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
    private final String topic;

    StatusController(Waiters waiters, TopicSettings topics) {
        this.waiters = waiters;
        this.topic = topics.changeSets().name();
    }

    @Override
    @Needs(Permission.READ_STATUS)
    @Get("/change-sets/{id}")
    public HttpResponse<?> changeSet(
            String id,
            @Nullable @QueryValue String wait,
            @Nullable @QueryValue Integer partition,
            @Nullable @QueryValue Long offset)
            throws InterruptedException {
        final ChangeSetId asked;
        final Wait patience;
        try {
            asked = ChangeSetId.parse(id);
            patience = wait == null ? Wait.NONE : Wait.parse(wait);
        } catch (IllegalArgumentException e) {
            return Problem.answer(HttpStatus.BAD_REQUEST, "malformed-request", String.valueOf(e.getMessage()));
        }
        if ((partition == null) != (offset == null)) {
            return Problem.answer(
                    HttpStatus.BAD_REQUEST,
                    "malformed-request",
                    "A record of the log is named by its partition and its offset: give both, or none.");
        }
        var at = partition == null || offset == null ? null : new Place(topic, partition, offset);
        return switch (waiters.await(new Question(asked.uuid(), at), patience)) {
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
