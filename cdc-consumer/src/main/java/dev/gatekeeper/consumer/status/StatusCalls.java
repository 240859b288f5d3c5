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
import org.jspecify.annotations.Nullable;

/// What is said of the call for change sets to those who make them.
@ServerAnswers.ToAny
interface StatusCalls {

    @Tag(name = "Change sets")
    @Operation(
            operationId = "getChangeSet",
            summary = "Ask what became of a change set",
            description = "Applied, with what it did; or rejected, with its reason. Where it was sent again as a"
                    + " rejection's replay, whose.")
    @ApiResponse(
            responseCode = "200",
            description = "It is decided.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {StatusAnswer.Applied.class, StatusAnswer.Rejected.class}),
                            examples = {
                                @ExampleObject(name = "applied", value = Examples.APPLIED),
                                @ExampleObject(name = "rejected", value = Examples.REJECTED)
                            }))
    @ApiResponse(
            responseCode = "400",
            description = "The id is no id, or the wait none, or of partition and offset one is missing.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @ApiResponse(
            responseCode = "404",
            description = "It is not decided, or not known, or no longer remembered.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(name = "unknown-change-set", value = Examples.UNKNOWN_CHANGE_SET)))
    HttpResponse<?> changeSet(
            @Parameter(
                            in = ParameterIn.PATH,
                            description = "The change set's id, as the gateway answered it.",
                            schema = @Schema(type = "string", format = "uuid"))
                    String id,
            @Parameter(
                            in = ParameterIn.QUERY,
                            description = "Holds the answer back until it is decided, for that long at the most:"
                                    + " `500ms`, `10s`, `1m` or a number of seconds, 60 seconds at the most.",
                            schema = @Schema(type = "string", defaultValue = "0s"),
                            example = "10s")
                    @Nullable
                    String wait,
            @Parameter(
                            in = ParameterIn.QUERY,
                            description = "With `offset`: where the record stands in the log that is asked for, as its"
                                    + " post was answered. An id may have come before, and what became of that record"
                                    + " is then not this one's fate: it may have been refused with another payload.")
                    @Nullable
                    Integer partition,
            @Parameter(in = ParameterIn.QUERY, description = "See `partition`.") @Nullable Long offset)
            throws InterruptedException;
}
