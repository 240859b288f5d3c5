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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/// What is said of the calls that show rejections to those who make them.
interface RejectionCalls {

    String JSON = "application/json";
    String PROBLEM = "application/problem+json";

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
                            mediaType = JSON,
                            schema = @Schema(implementation = Summary.Page.class),
                            examples = @ExampleObject(name = "one", value = Examples.PAGE)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is unknown, stands twice, or is malformed.",
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
            responseCode = "503",
            description = "Others are looking, or it takes too long. `Retry-After` says when to ask again.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "rejections-busy", value = Examples.BUSY),
                                @ExampleObject(name = "rejections-slow", value = Examples.SLOW)
                            }))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
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
                            mediaType = JSON,
                            schema = @Schema(implementation = RejectionAnswer.class),
                            examples = @ExampleObject(name = "sink", value = Examples.REJECTION)))
    @ApiResponse(
            responseCode = "404",
            description = "There is none with this id, or it was purged.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-rejection", value = Examples.UNKNOWN)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: an id that is none, a path, method, header or URL that it can't"
                            + " take; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more"
                            + " than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "Others are looking, or it takes too long. `Retry-After` says when to ask again.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "rejections-busy", value = Examples.BUSY),
                                @ExampleObject(name = "rejections-slow", value = Examples.SLOW)
                            }))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> one(
            @Parameter(
                            in = ParameterIn.PATH,
                            description = "The rejection's id, as it was answered.",
                            schema = @Schema(type = "string", format = "uuid"))
                    UUID id)
            throws InterruptedException;

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
    @ApiResponse(
            responseCode = "404",
            description = "There is none with this id, or it was purged.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-rejection", value = Examples.UNKNOWN)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: an id that is none, a path, method, header or URL that it can't"
                            + " take; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more"
                            + " than a quota.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "Others are looking, or it takes too long. `Retry-After` says when to ask again.",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "rejections-busy", value = Examples.BUSY),
                                @ExampleObject(name = "rejections-slow", value = Examples.SLOW)
                            }))
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> payload(
            @Parameter(
                            in = ParameterIn.PATH,
                            description = "The rejection's id, as it was answered.",
                            schema = @Schema(type = "string", format = "uuid"))
                    UUID id)
            throws InterruptedException;
}
