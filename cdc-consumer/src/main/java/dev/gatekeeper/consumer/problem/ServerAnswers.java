package dev.gatekeeper.consumer.problem;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Target;

/// What the server may answer a call besides what is said of the call itself: an interface of calls bears one of these.
public final class ServerAnswers {

    /// The end of a sentence about what else is answered: what a guard says.
    public static final String GUARDED =
            "; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more than a quota.";

    private ServerAnswers() {}

    @Inherited
    @Target(ElementType.ANNOTATION_TYPE)
    @ApiResponse(
            responseCode = "5XX",
            description = "A failure of ours; its cause is in the log.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class)))
    @interface Failure {}

    /// To any call.
    @Inherited
    @Target(ElementType.TYPE)
    @Failure
    @ApiResponse(
            responseCode = "4XX",
            description = "What the server itself answers: a path, method, header or URL that it can't take" + GUARDED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class)))
    public @interface ToAny {}

    /// To calls that may name by an id what they are about.
    @Inherited
    @Target(ElementType.TYPE)
    @Failure
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: an id that is none, a path, method, header or URL that it can't take"
                            + GUARDED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class)))
    public @interface WithId {}
}
