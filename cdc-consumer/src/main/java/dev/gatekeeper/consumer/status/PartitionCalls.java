package dev.gatekeeper.consumer.status;

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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What is said of the operator's calls to those who make them.
@ServerAnswers.ToAny
interface PartitionCalls {

    @Tag(name = "Partitions")
    @Operation(
            operationId = "getPartitions",
            summary = "See how the partitions stand",
            description = "All of them, whichever consumer holds them and is asked: how far each is, and where one is"
                    + " blocked, since when, why and what to do.")
    @ApiResponse(
            responseCode = "200",
            description = "The partitions.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartitionAnswer.All.class),
                            examples = @ExampleObject(name = "one is blocked", value = Examples.PARTITIONS)))
    PartitionAnswer.All all();

    @Tag(name = "Partitions")
    @Operation(
            operationId = "rejectWhatBlocks",
            summary = "Order that what blocks a partition be rejected",
            description = "The consumer that holds the partition carries it out at its next attempt, and the partition"
                    + " goes on.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartitionAnswer.Order.class),
                            examples =
                                    @ExampleObject(
                                            name = "order",
                                            value = "{\"reason\":\"The sender will send it again, mended.\"}")))
    @ApiResponse(
            responseCode = "202",
            description = "Ordered.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartitionAnswer.Ordered.class),
                            examples = @ExampleObject(name = "ordered", value = Examples.ORDERED)))
    @ApiResponse(
            responseCode = "400",
            description = "No reason is given, or one of more than 1,000 characters.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "malformed-request", value = Examples.NO_REASON)))
    @ApiResponse(
            responseCode = "404",
            description = "No consumer has ever taken this partition.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-partition", value = Examples.UNKNOWN_PARTITION)))
    @ApiResponse(
            responseCode = "409",
            description = "It is not blocked at this offset.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not-blocked-there", value = Examples.NOT_BLOCKED)))
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: a path, method, header or URL that it can't take, another content type"
                            + ServerAnswers.GUARDED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> reject(
            @Parameter(in = ParameterIn.PATH, description = "Its number.") int partition,
            @Parameter(in = ParameterIn.QUERY, description = "Where it is blocked, as `GET /partitions` tells.")
                    long offset,
            PartitionAnswer.Order order,
            @Parameter(hidden = true) HttpRequest<?> request);
}
