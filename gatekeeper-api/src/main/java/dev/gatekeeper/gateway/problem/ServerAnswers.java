package dev.gatekeeper.gateway.problem;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Target;

/// What the server may answer a call besides what is said of the call itself: an interface of calls bears one of these.
public final class ServerAnswers {

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

    /// Where no guard answers, or it is said of the call itself what guards answer.
    @Inherited
    @Target(ElementType.TYPE)
    @Failure
    @ApiResponse(
            responseCode = "4XX",
            description = "What the server itself answers: a path, method, header or URL that it can't take.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class)))
    public @interface Open {}

    /// Where a guard may answer, too.
    @Inherited
    @Target(ElementType.TYPE)
    @Failure
    @ApiResponse(
            responseCode = "4XX",
            description =
                    "What the server itself answers: a path, method, header or URL that it can't take"
                            + "; where access is guarded, 401 for no or a wrong credential, 403 for no grant, 429 for more than a quota.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                            schema = @Schema(implementation = Problem.class)))
    public @interface Guarded {}
}
