package dev.gatekeeper.gateway.problem;

import dev.gatekeeper.access.connection.HeadFlaw;
import dev.gatekeeper.changeset.Violation;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Words the errors that the server itself answers: no such path, no such method, a URL that can't be read, a failure
/// of ours. Nothing of the request or of our insides is repeated; the cause of a failure is in the log.
@Singleton
@SerdeImport(Violation.class) // A problem lists them, and their own module knows nothing of this one's JSON.
final class ServerErrors implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var flaw = HeadFlaw.of(context.getRequest(), response);
        var status = flaw.map(HeadFlaw::status).orElseGet(() -> HttpStatus.valueOf(response.code()));
        var code = status.getReason().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        var detail = flaw.map(HeadFlaw::detail).orElseGet(() -> detail(status, context));
        return response.status(status)
                .body(Problem.of(status, code, status.getReason(), detail))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private static String detail(HttpStatus status, ErrorContext context) {
        return switch (status) {
            // What the guard says, which words it for the caller.
            case UNAUTHORIZED, FORBIDDEN, TOO_MANY_REQUESTS ->
                context.getErrors().stream().findFirst().map(Error::getMessage).orElse(status.getReason() + '.');
            case NOT_FOUND -> "There is nothing at this path.";
            case METHOD_NOT_ALLOWED -> "This path takes other methods: see the Allow header.";
            case NOT_ACCEPTABLE -> "The answer has none of the media types in the Accept header.";
            case UNSUPPORTED_MEDIA_TYPE -> "This path takes other media types.";
            case REQUEST_ENTITY_TOO_LARGE -> "The request is larger than the gateway takes.";
            case REQUEST_URI_TOO_LONG -> "The URL is longer than the gateway takes.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The headers are larger than the gateway takes.";
            default ->
                status.getCode() < 500
                        ? "The request can't be read: check its URL, query and headers."
                        : "The gateway failed. The request may be repeated.";
        };
    }
}
