package dev.gatekeeper.gateway.status;

import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.gateway.delivery.Depot;
import dev.gatekeeper.gateway.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/// `GET /change-sets/{id}`: the consumer's answer, or what the gateway knows by itself where the consumer knows
/// nothing yet.
@Controller("/change-sets")
final class StatusController implements StatusCalls {

    private final Consumer consumer;
    private final RecentlyKept recent;
    private final Optional<Depot> depot;

    StatusController(Consumer consumer, RecentlyKept recent, Optional<Depot> depot) {
        this.consumer = consumer;
        this.recent = recent;
        this.depot = depot;
    }

    @Override
    @Needs(Permission.READ_STATUS)
    @Get(uri = "/{id}", produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    public HttpResponse<?> status(String id, @QueryValue(defaultValue = "0s") String wait) throws InterruptedException {
        ChangeSetId known;
        Wait patience;
        try {
            known = ChangeSetId.parse(id);
            patience = Wait.parse(wait);
        } catch (IllegalArgumentException e) {
            return malformed(String.valueOf(e.getMessage()));
        }
        return switch (consumer.ask(known, patience.duration())) {
            case Consumer.Known.Decided(var json) -> json(json);
            case Consumer.Known.NotDecided() -> kept(known, mayBeSpooled() ? spooledOrUnknown() : unknown());
            case Consumer.Known.Unreachable() -> kept(known, unavailable());
        };
    }

    private HttpResponse<?> kept(ChangeSetId id, HttpResponse<?> otherwise) {
        var answer = recent.find(id);
        return answer.isPresent() ? json(answer.get()) : otherwise;
    }

    /// Whether the spool has change sets: not all of their ids are remembered, least of all after a restart.
    private boolean mayBeSpooled() {
        return depot.map(each -> each.waitingChangeSets() > 0).orElse(false);
    }

    private static HttpResponse<?> json(Object body) {
        return HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static HttpResponse<?> malformed(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", "Malformed request", detail)
                .response();
    }

    private static HttpResponse<?> unknown() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-change-set",
                        "Unknown change set",
                        "Neither the consumer nor this gateway knows a change set with this id.")
                .response();
    }

    private static HttpResponse<?> spooledOrUnknown() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "replay-under-way",
                        "Status unknown now",
                        "The consumer does not know a change set with this id; it may be among those that this gateway"
                                + " has in its spool.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, "2");
    }

    private static HttpResponse<?> unavailable() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "consumer-unreachable",
                        "Status unknown now",
                        "The consumer does not answer, and this gateway has not logged the change set of late.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, "2");
    }
}
