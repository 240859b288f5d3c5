package dev.gatekeeper.gateway.status;

import dev.gatekeeper.gateway.problem.Problem;
import dev.gatekeeper.gateway.problem.ServerAnswers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What is said of `GET /change-sets/{id}` to those who call it.
@ServerAnswers.Guarded
interface StatusCalls {

    @Tag(name = "Change sets")
    @Operation(
            operationId = "getChangeSet",
            summary = "Ask what became of a change set",
            description =
                    "Answers out of what the consumer says; while that knows nothing yet, out of what this gateway"
                            + " has logged or spooled itself.")
    @ApiResponse(
            responseCode = "200",
            description = "Applied or rejected, as the consumer says (its own description tells the keys); or logged or"
                    + " spooled, as this gateway knows.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {StatusAnswer.class, Decided.class}),
                            examples = {
                                @ExampleObject(name = "logged", value = Examples.LOGGED),
                                @ExampleObject(name = "applied", value = Examples.APPLIED),
                                @ExampleObject(name = "rejected", value = Examples.REJECTED)
                            }))
    @ApiResponse(
            responseCode = "400",
            description = "The id is no id, or the wait none.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @ApiResponse(
            responseCode = "404",
            description = "Neither the consumer nor this gateway knows it.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-change-set", value = Examples.UNKNOWN)))
    @ApiResponse(
            responseCode = "503",
            description = "It is not known now.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "In seconds.",
                            schema = @Schema(type = "integer", example = "2")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "replay-under-way", value = Examples.REPLAY),
                                @ExampleObject(name = "consumer-unreachable", value = Examples.UNREACHABLE)
                            }))
    HttpResponse<?> status(
            @Parameter(
                            in = ParameterIn.PATH,
                            description = "The change set's id, as it was answered.",
                            schema = @Schema(type = "string", format = "uuid"))
                    String id,
            @Parameter(
                            in = ParameterIn.QUERY,
                            description = "Holds the answer back until it is decided, for that long at the most:"
                                    + " `500ms`, `10s`, `1m` or a number of seconds, 60 seconds at the most.",
                            schema = @Schema(type = "string", defaultValue = "0s"),
                            example = "10s")
                    String wait)
            throws InterruptedException;

    /// The consumer's answer, passed on as it is.
    ///
    /// @param status `applied` or `rejected`; the other keys are the consumer's
    @Schema(name = "Decided", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Decided(String id, String stream, String status, String topic, int partition, long offset) {}
}
