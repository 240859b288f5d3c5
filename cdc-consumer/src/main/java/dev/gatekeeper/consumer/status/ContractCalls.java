package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.problem.Problem;
import dev.gatekeeper.consumer.problem.ServerAnswers;
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

/// What is said of the call for contracts to those who make it.
@ServerAnswers.ToAny
interface ContractCalls {

    @Tag(name = "Contracts")
    @Operation(
            operationId = "refreshContract",
            summary = "Read what a table takes",
            description =
                    "Out of the database, now, or within the last tenth of a second where somebody else has asked. A contract"
                            + " that changed is published to the topic of contracts. Gateways call this before they refuse a"
                            + " change set.")
    @ApiResponse(
            responseCode = "200",
            description = "The contract, as the topic of contracts has it.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject(name = "a table", value = ContractExamples.CONTRACT)))
    @ApiResponse(
            responseCode = "400",
            description = "A name is none that PostgreSQL could hold.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = ContractExamples.MALFORMED)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such table, or none that change sets may be written to. `creatable` says whether"
                    + " the first change that names it would make it.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = UnknownTable.class),
                            examples = @ExampleObject(name = "unknown-table", value = ContractExamples.UNKNOWN_TABLE)))
    @ApiResponse(
            responseCode = "503",
            description = "PostgreSQL does not say in time, or too much is asked at once.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unavailable", value = ContractExamples.UNAVAILABLE)))
    HttpResponse<?> refresh(
            @Parameter(in = ParameterIn.PATH, description = "The schema's name, unquoted; percent-encoded in UTF-8.")
                    String schema,
            @Parameter(in = ParameterIn.PATH, description = "The table's name, likewise.") String table)
            throws InterruptedException;
}
