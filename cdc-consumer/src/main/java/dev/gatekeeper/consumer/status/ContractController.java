package dev.gatekeeper.consumer.status;

import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.contract.Refresh;
import dev.gatekeeper.consumer.contract.Refreshed;
import dev.gatekeeper.consumer.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells gateways what a table takes now.
@Controller("/contracts")
@ExecuteOn(TaskExecutors.BLOCKING)
class ContractController implements ContractCalls {

    private static final String SECONDS_UNTIL_RETRY = "1";

    private final Refresh refresh;

    ContractController(Refresh refresh) {
        this.refresh = refresh;
    }

    @Override
    @Needs(Permission.READ_STATUS)
    @Post("/{schema}/{table}/refresh")
    @Consumes(MediaType.ALL)
    public HttpResponse<?> refresh(String schema, String table) throws InterruptedException {
        var flaw = Stream.of(schema, table)
                .map(Identifier::flaw)
                .flatMap(Optional::stream)
                .findFirst();
        if (flaw.isPresent()) {
            return Problem.answer(HttpStatus.BAD_REQUEST, "malformed-request", "The name " + flaw.get());
        }
        var name = TableName.of(schema, table);
        return switch (refresh.of(name)) {
            case Refreshed.Current(var contract) ->
                HttpResponse.ok(contract.getBytes(StandardCharsets.UTF_8)).contentType(MediaType.APPLICATION_JSON_TYPE);
            case Refreshed.Unknown(var creatable) -> UnknownTable.answer(name, creatable);
            case Refreshed.Unavailable() ->
                Problem.answer(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "unavailable",
                                "What the table takes can't be told now; ask again, or let the sink decide.")
                        .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_RETRY);
        };
    }
}
