package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.consumer.problem.Problem;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Target;

/// What several calls about rejections are answered alike.
final class RejectionAnswers {

    private RejectionAnswers() {}

    @Inherited
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @ApiResponse(
            responseCode = "404",
            description = "There is none with this id, or it was purged.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-rejection", value = Examples.UNKNOWN)))
    @interface Unknown {}

    @Inherited
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "503",
            description = "Others are looking, or it takes too long. `Retry-After` says when to ask again.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "rejections-busy", value = Examples.BUSY),
                                @ExampleObject(name = "rejections-slow", value = Examples.SLOW)
                            }))
    @interface Busy {}

    @Inherited
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "415",
            description = "No content type is said.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "content-type-missing", value = Examples.UNTYPED)))
    @interface Untyped {}
}
