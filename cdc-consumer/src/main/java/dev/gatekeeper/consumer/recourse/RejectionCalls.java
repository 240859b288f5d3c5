package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.consumer.problem.Problem;
import dev.gatekeeper.consumer.problem.ServerAnswers;
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
import java.util.UUID;

/// What is said of the calls that show rejections to those who make them.
@ServerAnswers.WithId
interface RejectionCalls {

    @Tag(name = "Rejections")
    @Operation(
            operationId = "getRejections",
            summary = "Find rejections",
            description =
                    "Those that all of the parameters fit, the newest first, by when each was refused last; without payloads."
                            + " `detail` and `stateNote` may quote rows, and are there for those who may read payloads.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        description = "1 to 500; 50 where it is left out.",
                        schema = @Schema(type = "integer")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "cursor",
                        description = "The `next` of the answer before.",
                        schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "A page of them. `next` leads to the next one, and is left out on the last.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Summary.Page.class),
                            examples = @ExampleObject(name = "one", value = Examples.PAGE)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is unknown, stands twice, or is malformed.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @RejectionAnswers.Busy
    HttpResponse<?> list(@Parameter(hidden = true) HttpRequest<?> request) throws InterruptedException;

    @Tag(name = "Rejections")
    @Operation(
            operationId = "getRejection",
            summary = "Read a rejection",
            description =
                    "All that is kept of it, with the payload, which holds rows; what was done about it; and how it was sent again.")
    @ApiResponse(
            responseCode = "200",
            description = "The rejection.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RejectionAnswer.class),
                            examples = @ExampleObject(name = "sink", value = Examples.REJECTION)))
    @RejectionAnswers.Unknown
    @RejectionAnswers.Busy
    HttpResponse<?> one(@RejectionId UUID id) throws InterruptedException;

    @Tag(name = "Rejections")
    @Operation(
            operationId = "getRejectionPayload",
            summary = "Download what was refused",
            description = "Byte for byte, as much as is kept.")
    @ApiResponse(
            responseCode = "200",
            description = "The payload, as an attachment, whatever it is.",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @RejectionAnswers.Unknown
    @RejectionAnswers.Busy
    HttpResponse<?> payload(@RejectionId UUID id) throws InterruptedException;
}
