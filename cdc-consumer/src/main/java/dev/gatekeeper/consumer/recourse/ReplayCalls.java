package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.consumer.problem.Problem;
import dev.gatekeeper.consumer.problem.ServerAnswers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;

/// What is said of the calls that send rejections again to those who make them.
@ServerAnswers.WithId
interface ReplayCalls {

    @Tag(name = "Rejections")
    @Operation(
            operationId = "replayRejection",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "stream",
                            description = "Where it goes, where the rejection does not say.",
                            schema = @Schema(type = "string"),
                            example = "orders"),
            summary = "Send a rejection again",
            description =
                    "As it was, or with a corrected payload in the body. It is checked as at the door, and appended at the end of its"
                            + " stream. The same call again has no second effect: the change set's id is made of the rejection's and the"
                            + " payload's digest. With another payload than the one that was refused, and for what was refused at the door, it"
                            + " takes grants to write the stream and its tables, too.")
    @RequestBody(
            description = "A corrected change set; or nothing, for what was refused to be sent as it was.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The log had it before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayAnswer.class),
                            examples = @ExampleObject(name = "applied", value = Examples.REPLAY_KNOWN)))
    @ApiResponse(
            responseCode = "201",
            description = "It is in the log; Location tells where to ask what becomes of it.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayAnswer.class),
                            examples = @ExampleObject(name = "logged", value = Examples.REPLAY)))
    @ApiResponse(
            responseCode = "400",
            description = "The stream is none.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @ApiResponse(
            responseCode = "403",
            description = "A corrected payload, or what was refused at the door, writes what the caller may not.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "forbidden", value = Examples.FORBIDDEN)))
    @RejectionAnswers.Unknown
    @ApiResponse(
            responseCode = "409",
            description = "It can't be sent again as it is: see the type.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "not-open", value = Examples.NOT_OPEN),
                                @ExampleObject(name = "replay-under-way", value = Examples.UNDER_WAY),
                                @ExampleObject(name = "excerpt-only", value = Examples.EXCERPT_ONLY),
                                @ExampleObject(name = "stream-needed", value = Examples.STREAM_NEEDED),
                                @ExampleObject(name = "other-stream", value = Examples.OTHER_STREAM)
                            }))
    @ApiResponse(
            responseCode = "413",
            description = "A corrected payload is larger than a change set may be.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "too-large", value = Examples.BODY_TOO_LARGE)))
    @RejectionAnswers.Untyped
    @ApiResponse(
            responseCode = "422",
            description = "The door would refuse it; the rejection stays as it is.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "invalid-change-set", value = Examples.UNSOUND),
                                @ExampleObject(name = "not-json", value = Examples.NOT_JSON),
                                @ExampleObject(name = "too-large", value = Examples.TOO_LARGE)
                            }))
    @ApiResponse(
            responseCode = "503",
            description = "Kafka does not take it now. The same call later is harmless, whatever became of this one.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "log-unavailable", value = Examples.UNAVAILABLE)))
    HttpResponse<?> one(@RejectionId UUID id, @Parameter(hidden = true) ServerHttpRequest<?> request)
            throws IOException, InterruptedException;

    @Tag(name = "Rejections")
    @Operation(
            operationId = "replayRejections",
            summary = "Send many rejections again",
            description =
                    "Those open ones that all of the parameters fit, one at least, as they were: stream by stream, and within a stream"
                            + " in the original order. What can't be sent stays open and is told. Afterwards `next` leads on.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        description = "How many are looked at: 1 to 1000; 100 where it is left out.",
                        schema = @Schema(type = "integer")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "cursor",
                        description = "The `next` of the answer before.",
                        schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "What was sent, and what was left.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayAnswer.Many.class),
                            examples = @ExampleObject(name = "one of two", value = Examples.REPLAYS)))
    @ApiResponse(
            responseCode = "400",
            description =
                    "No parameter says which are meant; or one is unknown, stands twice, or is malformed; or there is a body.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @RejectionAnswers.Untyped
    @ApiResponse(
            responseCode = "503",
            description = "Kafka does not take it now. What was sent before stays sent; the same call goes on.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "log-unavailable", value = Examples.UNAVAILABLE)))
    HttpResponse<?> many(@Parameter(hidden = true) ServerHttpRequest<?> request)
            throws IOException, InterruptedException;
}
