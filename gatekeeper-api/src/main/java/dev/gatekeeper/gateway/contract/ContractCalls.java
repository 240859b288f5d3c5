package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.gateway.problem.Problem;
import dev.gatekeeper.gateway.problem.ServerAnswers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What is said of the contracts' calls to those who call them.
@ServerAnswers.Guarded
interface ContractCalls {

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
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ContractList.class),
                            examples = @ExampleObject(name = "contracts", value = Examples.CONTRACTS)))
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
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject(name = "contract", value = Examples.CONTRACT)))
    @ApiResponse(
            responseCode = "404",
            description = "No such table is known, or the caller may not write it.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-table", value = Examples.UNKNOWN)))
    HttpResponse<?> contract(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(in = ParameterIn.PATH, description = "The schema's name.", schema = @Schema(type = "string"))
                    String schema,
            @Parameter(in = ParameterIn.PATH, description = "The table's name.", schema = @Schema(type = "string"))
                    String table);
}
