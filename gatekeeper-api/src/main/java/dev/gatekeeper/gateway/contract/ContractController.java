package dev.gatekeeper.gateway.contract;

import static java.util.Comparator.comparing;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.gateway.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/// `GET /contracts`, `GET /contracts/{schema}/{table}`: what is known of the tables that the caller may write.
@Controller("/contracts")
final class ContractController implements ContractCalls {

    private final Access access;
    private final KnownContracts known;

    ContractController(Access access, KnownContracts known) {
        this.access = access;
        this.known = known;
    }

    @Override
    @Needs(Permission.WRITE)
    @Get(produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    public HttpResponse<?> contracts(HttpRequest<?> request) {
        var grants = access.callerOf(request).grants();
        var entries = known.all()
                .filter(contract -> grants.mayWrite(contract.name()))
                .sorted(comparing((TableContract contract) -> contract.name().toString()))
                .map(ContractList.Entry::of)
                .toList();
        return HttpResponse.ok(new ContractList(entries)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    @Override
    @Needs(Permission.WRITE)
    @Get(uri = "/{schema}/{table}", produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    public HttpResponse<?> contract(HttpRequest<?> request, String schema, String table) {
        var grants = access.callerOf(request).grants();
        return name(schema, table)
                .filter(grants::mayWrite)
                .flatMap(known::contract)
                .<HttpResponse<?>>map(contract ->
                        HttpResponse.ok(ContractJson.write(contract)).contentType(MediaType.APPLICATION_JSON_TYPE))
                .orElseGet(ContractController::unknown);
    }

    private static Optional<TableName> name(String schema, String table) {
        return Identifier.flaw(schema).isPresent() || Identifier.flaw(table).isPresent()
                ? Optional.empty()
                : Optional.of(TableName.of(schema, table));
    }

    private static HttpResponse<?> unknown() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-table",
                        "Unknown table",
                        "This gateway knows no contract of a table of that name that you may write.")
                .response();
    }
}
