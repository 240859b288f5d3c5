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

/// What is said of the calls that settle and purge rejections to those who make them.
@ServerAnswers.WithId
interface LifeCalls {

    @Tag(name = "Rejections")
    @Operation(
            operationId = "discardRejection",
            summary = "Discard a rejection",
            description = "It is not to be sent again. From `open` and `replayed`.")
    @Settles
    HttpResponse<?> discard(
            @RejectionId UUID id, LifeAnswer.Note note, @Parameter(hidden = true) HttpRequest<?> request);

    @Tag(name = "Rejections")
    @Operation(
            operationId = "resolveRejection",
            summary = "Resolve a rejection",
            description =
                    "Nothing is left to do about it. From `open` and `replayed`. One whose replay is applied is resolved by itself.")
    @Settles
    HttpResponse<?> resolve(
            @RejectionId UUID id, LifeAnswer.Note note, @Parameter(hidden = true) HttpRequest<?> request);

    @Tag(name = "Rejections")
    @Operation(
            operationId = "reopenRejection",
            summary = "Reopen a rejection",
            description =
                    "It may be sent again, with any payload. From `replayed`, `resolved` and `discarded`; and from `open`, where a replay"
                            + " may be in the log or not.")
    @Settles
    HttpResponse<?> reopen(
            @RejectionId UUID id, LifeAnswer.Note note, @Parameter(hidden = true) HttpRequest<?> request);

    @Tag(name = "Rejections")
    @Operation(
            operationId = "purgeRejection",
            summary = "Purge a rejection",
            description =
                    "The payload, what was done about it and its replays are gone for good. The audit topic keeps its record.")
    @ApiResponse(
            responseCode = "200",
            description = "It is gone.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LifeAnswer.Purged.class),
                            examples = @ExampleObject(name = "purged", value = Examples.PURGED_ONE)))
    @RejectionAnswers.Unknown
    @ApiResponse(
            responseCode = "409",
            description = "It was not read back from the audit topic yet.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not-audited-yet", value = Examples.NOT_AUDITED)))
    HttpResponse<?> purge(@RejectionId UUID id, @Parameter(hidden = true) HttpRequest<?> request);

    @Tag(name = "Rejections")
    @Operation(
            operationId = "purgeRejections",
            summary = "Purge many rejections",
            description =
                    "Those that all of the parameters fit, one at least, but for those that were not read back from the audit topic yet.",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "limit",
                            description = "1 to 10000, which is what it is where it is left out.",
                            schema = @Schema(type = "integer")))
    @ApiResponse(
            responseCode = "200",
            description = "How many are gone.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LifeAnswer.Purged.class),
                            examples = @ExampleObject(name = "purged", value = Examples.PURGED)))
    @ApiResponse(
            responseCode = "400",
            description = "No parameter says which are meant; or one is unknown, stands twice, or is malformed.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    HttpResponse<?> purgeMany(@Parameter(hidden = true) HttpRequest<?> request);
}
