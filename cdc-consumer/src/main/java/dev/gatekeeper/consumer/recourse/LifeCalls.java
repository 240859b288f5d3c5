package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.consumer.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/// What is said of the calls that settle and purge rejections to those who make them.
interface LifeCalls {

    String JSON = "application/json";
    String PROBLEM = "application/problem+json";

    @Tag(name = "Rejections")
    @Operation(
            operationId = "discardRejection",
            summary = "Discard a rejection",
            description = "It is not to be sent again. From `open` and `replayed`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = LifeAnswer.Note.class),
                            examples = @ExampleObject(name = "note", value = "{\"note\":\"A test of somebody's.\"}")))
    @ApiResponse(
            responseCode = "200",
            description = "Its state now.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = LifeAnswer.class),
                            examples = @ExampleObject(name = "settled", value = Examples.LIFE)))
    @ApiResponse(
            responseCode = "400",
            description = "No note is given, or one of more than 1,000 characters.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @ApiResponse(
            responseCode = "404",
            description = "There is none with this id, or it was purged.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-rejection", value = Examples.UNKNOWN)))
    @ApiResponse(
            responseCode = "409",
            description = "There is no way from the state that it is in.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "wrong-state", value = Examples.WRONG_STATE)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: an id that is none, a path, method, header or URL that it can't"
                            + " take; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more"
                            + " than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> discard(
            @Parameter(
                            in = ParameterIn.PATH,
                            description = "The rejection's id, as it was answered.",
                            schema = @Schema(type = "string", format = "uuid"))
                    UUID id,
            LifeAnswer.Note note,
            @Parameter(hidden = true) HttpRequest<?> request);

    @Tag(name = "Rejections")
    @Operation(
            operationId = "resolveRejection",
            summary = "Resolve a rejection",
            description =
                    "Nothing is left to do about it. From `open` and `replayed`. One whose replay is applied is resolved by itself.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = LifeAnswer.Note.class),
                            examples = @ExampleObject(name = "note", value = "{\"note\":\"A test of somebody's.\"}")))
    @ApiResponse(
            responseCode = "200",
            description = "Its state now.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = LifeAnswer.class),
                            examples = @ExampleObject(name = "settled", value = Examples.LIFE)))
    @ApiResponse(
            responseCode = "400",
            description = "No note is given, or one of more than 1,000 characters.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @ApiResponse(
            responseCode = "404",
            description = "There is none with this id, or it was purged.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-rejection", value = Examples.UNKNOWN)))
    @ApiResponse(
            responseCode = "409",
            description = "There is no way from the state that it is in.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "wrong-state", value = Examples.WRONG_STATE)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: an id that is none, a path, method, header or URL that it can't"
                            + " take; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more"
                            + " than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> resolve(
            @Parameter(
                            in = ParameterIn.PATH,
                            description = "The rejection's id, as it was answered.",
                            schema = @Schema(type = "string", format = "uuid"))
                    UUID id,
            LifeAnswer.Note note,
            @Parameter(hidden = true) HttpRequest<?> request);

    @Tag(name = "Rejections")
    @Operation(
            operationId = "reopenRejection",
            summary = "Reopen a rejection",
            description =
                    "It may be sent again, with any payload. From `replayed`, `resolved` and `discarded`; and from `open`, where a replay"
                            + " may be in the log or not.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = LifeAnswer.Note.class),
                            examples = @ExampleObject(name = "note", value = "{\"note\":\"A test of somebody's.\"}")))
    @ApiResponse(
            responseCode = "200",
            description = "Its state now.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = LifeAnswer.class),
                            examples = @ExampleObject(name = "settled", value = Examples.LIFE)))
    @ApiResponse(
            responseCode = "400",
            description = "No note is given, or one of more than 1,000 characters.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @ApiResponse(
            responseCode = "404",
            description = "There is none with this id, or it was purged.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-rejection", value = Examples.UNKNOWN)))
    @ApiResponse(
            responseCode = "409",
            description = "There is no way from the state that it is in.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "wrong-state", value = Examples.WRONG_STATE)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: an id that is none, a path, method, header or URL that it can't"
                            + " take; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more"
                            + " than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> reopen(
            @Parameter(
                            in = ParameterIn.PATH,
                            description = "The rejection's id, as it was answered.",
                            schema = @Schema(type = "string", format = "uuid"))
                    UUID id,
            LifeAnswer.Note note,
            @Parameter(hidden = true) HttpRequest<?> request);

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
                            mediaType = JSON,
                            schema = @Schema(implementation = LifeAnswer.Purged.class),
                            examples = @ExampleObject(name = "purged", value = Examples.PURGED_ONE)))
    @ApiResponse(
            responseCode = "404",
            description = "There is none with this id, or it was purged.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-rejection", value = Examples.UNKNOWN)))
    @ApiResponse(
            responseCode = "409",
            description = "It was not read back from the audit topic yet.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not-audited-yet", value = Examples.NOT_AUDITED)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: an id that is none, a path, method, header or URL that it can't"
                            + " take; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more"
                            + " than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> purge(
            @Parameter(
                            in = ParameterIn.PATH,
                            description = "The rejection's id, as it was answered.",
                            schema = @Schema(type = "string", format = "uuid"))
                    UUID id,
            @Parameter(hidden = true) HttpRequest<?> request);

    @Tag(name = "Rejections")
    @Operation(
            operationId = "purgeRejections",
            summary = "Purge many rejections",
            description =
                    "Those that all of the parameters fit, one at least, but for those that were not read back from the audit topic yet.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "state",
                        description = "How far it is dealt with: `open`, `replayed`, `resolved` or `discarded`.",
                        schema = @Schema(type = "string"),
                        example = "open"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "stage",
                        description = "Where it was refused: `gateway` or `sink`.",
                        schema = @Schema(type = "string"),
                        example = "sink"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "reason",
                        description = "The reason's code.",
                        schema = @Schema(type = "string"),
                        example = "not-null"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "stream",
                        description = "Its stream.",
                        schema = @Schema(type = "string"),
                        example = "orders"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "schema",
                        description = "The schema that PostgreSQL or the catalog blames.",
                        schema = @Schema(type = "string"),
                        example = "public"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "table",
                        description = "The table likewise.",
                        schema = @Schema(type = "string"),
                        example = "mytable"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "sqlState",
                        description = "PostgreSQL's code.",
                        schema = @Schema(type = "string"),
                        example = "23502"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "changeSetId",
                        description = "The id under which it was sent.",
                        schema = @Schema(type = "string"),
                        example = "7292d4a0-85ab-516f-abd7-9cf4c2af8b6c"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "principal",
                        description = "Who sent it.",
                        schema = @Schema(type = "string"),
                        example = "orders"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "receivedSince",
                        description = "Taken by the gateway then or later.",
                        schema = @Schema(type = "string"),
                        example = "2026-11-20T00:00:00Z"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "receivedUntil",
                        description = "Taken by the gateway before.",
                        schema = @Schema(type = "string"),
                        example = "2026-11-21T00:00:00Z"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "rejectedSince",
                        description = "Refused last then or later.",
                        schema = @Schema(type = "string"),
                        example = "2026-11-20T00:00:00Z"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "rejectedUntil",
                        description = "Refused last before.",
                        schema = @Schema(type = "string"),
                        example = "2026-11-21T00:00:00Z"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        description = "1 to 10000, which is what it is where it is left out.",
                        schema = @Schema(type = "integer"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "How many are gone.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = LifeAnswer.Purged.class),
                            examples = @ExampleObject(name = "purged", value = Examples.PURGED)))
    @ApiResponse(
            responseCode = "400",
            description = "No parameter says which are meant; or one is unknown, stands twice, or is malformed.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: an id that is none, a path, method, header or URL that it can't"
                            + " take; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more"
                            + " than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> purgeMany(@Parameter(hidden = true) HttpRequest<?> request);
}
