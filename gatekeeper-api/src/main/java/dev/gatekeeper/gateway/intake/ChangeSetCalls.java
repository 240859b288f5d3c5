package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.gateway.problem.Problem;
import dev.gatekeeper.gateway.problem.ServerAnswers;
import dev.gatekeeper.gateway.receipt.LineReceipt;
import dev.gatekeeper.gateway.receipt.Summary;
import dev.gatekeeper.gateway.status.Fate;
import dev.gatekeeper.gateway.status.StatusAnswer;
import dev.gatekeeper.gateway.upload.UploadProblem;
import dev.gatekeeper.gateway.upload.UploadReceipt;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletionStage;

/// What is said of `POST /change-sets` to those who call it.
@ServerAnswers.Open
interface ChangeSetCalls {

    String KEY = "The key under which the request may be repeated.";
    String HONOURED = "`wait=…` where `Prefer: wait` was honoured; not where the consumer could not be asked.";
    String HONOURED_IN_422 = HONOURED + " `handling=strict` where an upload ended at what was refused.";

    @Tag(name = "Change sets")
    @Operation(
            operationId = "postChangeSets",
            summary = "Post a change set, or many",
            description = "Answers once what came is durable, or is refused and kept. Repeat a request with its"
                    + " Idempotency-Key as often as you like: each change set has its effect once.",
            parameters = {
                @Parameter(
                        name = "stream",
                        in = ParameterIn.QUERY,
                        description =
                                "The stream, within which order is kept; `default` where none is named. X-Stream says the same.",
                        schema = @Schema(type = "string", defaultValue = "default"),
                        example = "orders"),
                @Parameter(
                        name = "X-Stream",
                        in = ParameterIn.HEADER,
                        description = "The stream; to be the same as `stream` where both are there.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "Idempotency-Key",
                        in = ParameterIn.HEADER,
                        description =
                                "Makes the request repeatable: 1 to 255 printable ASCII characters, with no blank at either"
                                        + " end. Where it is left out, the answer bears one.",
                        schema = @Schema(type = "string", minLength = 1, maxLength = 255),
                        example = "my-first"),
                @Parameter(
                        name = "Prefer",
                        in = ParameterIn.HEADER,
                        description = "`wait=5` holds the answer back, 5 seconds at the most, until the change set is"
                                + " applied or rejected past the log, and answers that; 60 seconds at the most (RFC"
                                + " 7240). Where it is not decided in time, spooled, or the consumer does not answer,"
                                + " the answer is as without. Of an upload it is ignored. `handling=strict` ends an upload"
                                + " at the first change set that is refused, and nothing behind it is looked at;"
                                + " without it the rest goes on.",
                        schema = @Schema(type = "string"),
                        example = "wait=5"),
                @Parameter(
                        name = "Content-Encoding",
                        in = ParameterIn.HEADER,
                        description = "How the body is compressed; limits count what it becomes.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"gzip", "zstd"})),
                @Parameter(
                        name = "Accept",
                        in = ParameterIn.HEADER,
                        description =
                                "`application/x-ndjson` asks for a receipt for each change set of an upload, while it"
                                        + " goes on.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "traceparent",
                        in = ParameterIn.HEADER,
                        description = "W3C Trace Context: the change sets bear it in the log.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "Referer",
                        in = ParameterIn.HEADER,
                        description = "Kept beside the change set, its first 2,048 characters.",
                        schema = @Schema(type = "string"))
            })
    @RequestBody(
            required = true,
            description = "In UTF-8. One change set of wal2json's format 1, or lines of either format: a line of"
                    + " format 1 is a change set, and so are those of format 2 from a B to its C.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = "object",
                                        description = "A change set: `GET /schemas/change-set` is its JSON Schema."),
                        examples = @ExampleObject(name = "insert", value = Examples.CHANGE_SET)),
                @Content(
                        mediaType = dev.gatekeeper.gateway.request.Content.LINES,
                        schema = @Schema(type = "string", description = "Lines, each of them a JSON object."),
                        examples = @ExampleObject(name = "lines", value = Examples.LINES))
            })
    @ApiResponse(
            responseCode = "200",
            description = "Of an upload with receipts: a line for each change set as it is decided, and a last one,"
                    + " `summary`, with the status and body that the answer would have had without them.",
            headers = @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = dev.gatekeeper.gateway.request.Content.LINES,
                            schema = @Schema(oneOf = {LineReceipt.class, Summary.class}),
                            examples = @ExampleObject(name = "receipts", value = Examples.RECEIPTS)))
    @ApiResponse(
            responseCode = "201",
            description = "Logged: every in-sync replica has it, or all of them. Where a stream's contracts only warn,"
                    + " `warnings` tell what the sink is going to refuse. With `Prefer: wait`, applied; with what it"
                    + " did, where its sender may read status.",
            headers = {
                @Header(
                        name = "Location",
                        description =
                                "Where to ask what becomes of it; of an upload, of its last change set, with which"
                                        + " all are decided.",
                        schema = @Schema(type = "string")),
                @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string")),
                @Header(name = "Preference-Applied", description = HONOURED, schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {StatusAnswer.class, Fate.Applied.class, UploadReceipt.class}),
                            examples = {
                                @ExampleObject(name = "one change set", value = Examples.LOGGED),
                                @ExampleObject(name = "one with warnings", value = Examples.WARNED),
                                @ExampleObject(name = "applied", value = Examples.APPLIED),
                                @ExampleObject(
                                        name = "applied, to whom may not read status",
                                        value = Examples.APPLIED_UNTOLD),
                                @ExampleObject(name = "applied, with warnings", value = Examples.APPLIED_WARNED),
                                @ExampleObject(
                                        name = "applied, with warnings, to whom may not read status",
                                        value = Examples.APPLIED_UNTOLD_WARNED),
                                @ExampleObject(name = "an upload", value = Examples.UPLOAD_LOGGED),
                                @ExampleObject(name = "an upload with warnings", value = Examples.UPLOAD_WARNED)
                            }))
    @ApiResponse(
            responseCode = "202",
            description =
                    "Spooled: on the gateway's own disk, since Kafka does not take it now. It is logged by itself,"
                            + " in its stream's order: as good as a 201.",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where to ask what becomes of it.",
                        schema = @Schema(type = "string")),
                @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {StatusAnswer.class, UploadReceipt.class}),
                            examples = {
                                @ExampleObject(name = "one change set", value = Examples.SPOOLED),
                                @ExampleObject(name = "one with warnings", value = Examples.WARNED_SPOOLED),
                                @ExampleObject(name = "an upload", value = Examples.UPLOAD_SPOOLED)
                            }))
    @ApiResponse(
            responseCode = "400",
            description = "Not JSON in UTF-8; or a malformed or contradictory stream or Idempotency-Key; or compressed"
                    + " data that is damaged or cut off. Kept under the `rejectionId`, but for an upload's.",
            headers = @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(oneOf = {Problem.class, UploadProblem.class}),
                            examples = {
                                @ExampleObject(name = "not-json", value = Examples.NOT_JSON),
                                @ExampleObject(name = "bad-stream", value = Examples.BAD_STREAM),
                                @ExampleObject(name = "bad-idempotency-key", value = Examples.BAD_KEY),
                                @ExampleObject(name = "corrupt-body", value = Examples.CORRUPT),
                                @ExampleObject(name = "corrupt-body, an upload", value = Examples.UPLOAD_CORRUPT)
                            }))
    @ApiResponse(
            responseCode = "401",
            description = "Where access is guarded: no credential, or a wrong one.",
            headers =
                    @Header(
                            name = "WWW-Authenticate",
                            description = "How to say who sends it.",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unauthorized", value = Examples.UNAUTHORIZED)))
    @ApiResponse(
            responseCode = "403",
            description = "Where access is guarded: the stream, or a table, is not granted to its sender. It is kept"
                    + " nowhere. An upload ends there; what came before stays accepted.",
            headers = @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(oneOf = {Problem.class, UploadProblem.class}),
                            examples = {
                                @ExampleObject(name = "forbidden", value = Examples.FORBIDDEN),
                                @ExampleObject(name = "forbidden, an upload", value = Examples.UPLOAD_FORBIDDEN)
                            }))
    @ApiResponse(
            responseCode = "408",
            description = "The body did not come to its end, or not in time. Of an upload, `decidedLines` says how far"
                    + " it got.",
            headers = @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(oneOf = {Problem.class, UploadProblem.class}),
                            examples = {
                                @ExampleObject(name = "incomplete", value = Examples.INCOMPLETE),
                                @ExampleObject(name = "incomplete, an upload", value = Examples.UPLOAD_INCOMPLETE)
                            }))
    @ApiResponse(
            responseCode = "413",
            description =
                    "Larger than a change set may be. Its first 64 KiB, as far as they were sent, are kept under the `rejectionId`. In an"
                            + " upload that one change set is rejected, with a 422; a 413 ends one that becomes far larger than"
                            + " it came.",
            headers = @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(oneOf = {Problem.class, UploadProblem.class}),
                            examples = {
                                @ExampleObject(name = "too-large", value = Examples.TOO_LARGE),
                                @ExampleObject(name = "too-large, an upload", value = Examples.UPLOAD_TOO_LARGE)
                            }))
    @ApiResponse(
            responseCode = "415",
            description = "Another content type than these two, or another encoding than gzip and zstd.",
            headers = {
                @Header(
                        name = "Accept-Encoding",
                        description = "The encodings that are taken.",
                        schema = @Schema(type = "string")),
                @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unsupported-media-type", value = Examples.UNSUPPORTED)))
    @ApiResponse(
            responseCode = "422",
            description =
                    "JSON, but no change set: it breaks the schema, or makes no sense; or a change set that breaks"
                            + " the contract of a table, where contracts are enforced. Of an upload, some change sets are"
                            + " rejected, and the others stay accepted. With `Prefer: wait`, also what is logged and was"
                            + " rejected past the log. With `Prefer: handling=strict` nothing behind what is rejected was"
                            + " looked at. Kept under each `rejectionId`.",
            headers = {
                @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string")),
                @Header(
                        name = "Location",
                        description = "Of what was rejected past the log: where it is told once more.",
                        schema = @Schema(type = "string")),
                @Header(name = "Preference-Applied", description = HONOURED_IN_422, schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(oneOf = {Problem.class, SinkProblem.class, UploadProblem.class}),
                            examples = {
                                @ExampleObject(name = "invalid-change-set", value = Examples.INVALID),
                                @ExampleObject(name = "breaks-contract", value = Examples.BREAKS_CONTRACT),
                                @ExampleObject(name = "rejected-by-sink", value = Examples.REJECTED_BY_SINK),
                                @ExampleObject(
                                        name = "rejected-by-sink, to whom may not read status",
                                        value = Examples.REJECTED_BY_SINK_UNTOLD),
                                @ExampleObject(name = "change-sets-rejected", value = Examples.SOME_REJECTED)
                            }))
    @ApiResponse(
            responseCode = "429",
            description = "Where access is guarded: more than the sender's quota.",
            headers = {
                @Header(
                        name = "Retry-After",
                        description = "In seconds.",
                        schema = @Schema(type = "integer", example = "1")),
                @Header(
                        name = "RateLimit",
                        description = "What is left of the quota.",
                        schema = @Schema(type = "string")),
                @Header(name = "RateLimit-Policy", description = "The quota.", schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "too-many-requests", value = Examples.OVER_QUOTA)))
    @ApiResponse(
            responseCode = "503",
            description = "It can't be kept now, and nothing was logged; of an upload, nothing after `decidedLines`.",
            headers = {
                @Header(
                        name = "Retry-After",
                        description = "In seconds.",
                        schema = @Schema(type = "integer", example = "2")),
                @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(oneOf = {Problem.class, UploadProblem.class}),
                            examples = {
                                @ExampleObject(name = "unavailable", value = Examples.UNAVAILABLE),
                                @ExampleObject(name = "unavailable, an upload", value = Examples.UPLOAD_UNAVAILABLE)
                            }))
    @ApiResponse(
            responseCode = "504",
            description = "It may be kept or not. It is safe to repeat the request with the answered Idempotency-Key.",
            headers = {
                @Header(name = "Idempotency-Key", description = KEY, schema = @Schema(type = "string")),
                @Header(
                        name = "Retry-After",
                        description = "In seconds.",
                        schema = @Schema(type = "integer", example = "2")),
                @Header(
                        name = "Location",
                        description = "Where to ask whether it is kept.",
                        schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(oneOf = {Problem.class, UploadProblem.class}),
                            examples = {
                                @ExampleObject(name = "outcome-unknown", value = Examples.UNKNOWN),
                                @ExampleObject(name = "outcome-unknown, an upload", value = Examples.UPLOAD_UNKNOWN)
                            }))
    CompletionStage<HttpResponse<?>> post(@Parameter(hidden = true) ServerHttpRequest<?> request);
}
