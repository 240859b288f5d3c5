package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.gateway.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What is said of the contracts' calls to those who call them.
interface ContractCalls {

    String JSON = "application/json";
    String PROBLEM = "application/problem+json";
    String TAG = "Contracts";

    @Tag(name = TAG)
    @Operation(
            operationId = "getContracts",
            summary = "The tables that are known",
            description =
                    "Those that the caller may write, by their names. None are known where no stream's change sets"
                            + " are held against contracts.")
    @ApiResponse(
            responseCode = "200",
            description = "The tables.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ContractList.class),
                            examples = @ExampleObject(name = "contracts", value = Examples.CONTRACTS)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: a path, method, header or URL that it can't take"
                            + "; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> contracts(@Parameter(hidden = true) HttpRequest<?> request);

    @Tag(name = TAG)
    @Operation(
            operationId = "getContract",
            summary = "What a table takes",
            description =
                    "The contract as the topic has it: columns with their types as PostgreSQL names them, and what"
                            + " can name a row.")
    @ApiResponse(
            responseCode = "200",
            description = "The contract.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject(name = "contract", value = Examples.CONTRACT)))
    @ApiResponse(
            responseCode = "404",
            description = "No such table is known, or the caller may not write it.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-table", value = Examples.UNKNOWN)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: a path, method, header or URL that it can't take"
                            + "; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> contract(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(in = ParameterIn.PATH, description = "The schema's name.", schema = @Schema(type = "string"))
                    String schema,
            @Parameter(in = ParameterIn.PATH, description = "The table's name.", schema = @Schema(type = "string"))
                    String table);
}
