package dev.gatekeeper.consumer.status;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.Caller;
import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.consumer.log.TopicSettings;
import dev.gatekeeper.consumer.position.PartitionStanding;
import dev.gatekeeper.consumer.position.Partitions;
import dev.gatekeeper.consumer.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows how the partitions stand, whichever consumer holds them, and takes an operator's order to reject the
/// change set that blocks one.
@Controller("/partitions")
@ExecuteOn(TaskExecutors.BLOCKING)
class PartitionsController implements PartitionCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionsController.class);

    private static final int LONGEST_REASON = 1_000;

    private final Access access;
    private final Partitions partitions;
    private final String topic;

    PartitionsController(Access access, Partitions partitions, TopicSettings topics) {
        this.access = access;
        this.partitions = partitions;
        this.topic = topics.changeSets().name();
    }

    @Override
    @Needs(Permission.READ_STATUS)
    @Get
    public PartitionAnswer.All all() {
        return new PartitionAnswer.All(
                partitions.all().stream().map(PartitionAnswer::of).toList());
    }

    /// A body in JSON is asked for, so that no form of a foreign page can send it.
    @Override
    @Needs(Permission.OPERATE)
    @Post("/{partition}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    public HttpResponse<?> reject(
            int partition, @QueryValue long offset, @Body PartitionAnswer.Order order, HttpRequest<?> request) {
        var reason = order.reason();
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Problem.answer(
                    HttpStatus.BAD_REQUEST,
                    "malformed-request",
                    "Say why it is to be rejected: {\"reason\": \"…\"}, with " + LONGEST_REASON
                            + " characters at the most.");
        }
        return partitions.all().stream()
                .filter(standing -> standing.topic().equals(topic) && standing.partition() == partition)
                .findAny()
                .<HttpResponse<?>>map(standing -> reject(standing, offset, reason.strip(), access.callerOf(request)))
                .orElseGet(() -> Problem.answer(
                        HttpStatus.NOT_FOUND,
                        "unknown-partition",
                        "No consumer has ever taken the partition " + partition + " of " + topic + "."));
    }

    private HttpResponse<?> reject(PartitionStanding standing, long offset, String reason, Caller by) {
        if (!standing.isBlockedAt(offset) || !partitions.orderRejection(topic, standing.partition(), offset, reason)) {
            return Problem.answer(HttpStatus.CONFLICT, "not-blocked-there", whereItIs(standing, offset));
        }
        LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("partition", standing.partition())
                .addKeyValue("offset", offset)
                .addKeyValue("changeSet", standing.changeSetId())
                .addKeyValue("reason", reason)
                .addKeyValue("by", by.getName())
                .log("An operator has ordered that what blocks a partition be rejected.");
        return HttpResponse.accepted()
                .body(new PartitionAnswer.Ordered(topic, standing.partition(), offset, "rejection-ordered"));
    }

    private static String whereItIs(PartitionStanding standing, long offset) {
        var partition = "The partition " + standing.partition();
        if (standing.blockedSince() == null) {
            return partition + " is not blocked: its position is " + standing.nextOffset() + ".";
        }
        var at = standing.blockedOffset();
        return at == null
                ? partition + " is blocked, but no one change set is known to be the cause: " + standing.blockedWhy()
                        + " Where there is one, it stands alone after some more attempts."
                : partition + " is blocked at the offset " + at + ", and not at " + offset + ".";
    }
}
