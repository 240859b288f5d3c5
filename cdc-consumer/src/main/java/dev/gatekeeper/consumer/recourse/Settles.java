package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.consumer.problem.Problem;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Target;

/// What a call takes that leads a rejection to another state with a note, and what it is answered.
@Inherited
@Target(ElementType.METHOD)
@RequestBody(
        required = true,
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = LifeAnswer.Note.class),
                        examples = @ExampleObject(name = "note", value = "{\"note\":\"A test of somebody's.\"}")))
@ApiResponse(
        responseCode = "200",
        description = "Its state now.",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = LifeAnswer.class),
                        examples = @ExampleObject(name = "settled", value = Examples.LIFE)))
@ApiResponse(
        responseCode = "400",
        description = "No note is given, or one of more than 1,000 characters.",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class),
                        examples = @ExampleObject(name = "malformed-request", value = Examples.MALFORMED)))
@ApiResponse(
        responseCode = "409",
        description = "There is no way from the state that it is in.",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class),
                        examples = @ExampleObject(name = "wrong-state", value = Examples.WRONG_STATE)))
@RejectionAnswers.Unknown
@interface Settles {}
