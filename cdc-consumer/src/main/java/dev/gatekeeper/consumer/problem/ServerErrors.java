package dev.gatekeeper.consumer.problem;

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

/// Words the errors that the server itself answers. Nothing of the request or of our insides is repeated; the cause
/// of a failure is in the log.
@Singleton
@SerdeImport(Violation.class) // A problem lists them, and their own module knows nothing of this one's JSON.
final class ServerErrors implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var problem = HeadFlaw.of(context.getRequest(), response)
                .map(flaw -> malformed(flaw.status(), flaw.detail()))
                .orElseGet(() -> problem(HttpStatus.valueOf(response.code()), context));
        return response.status(problem.status()).body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private static Problem malformed(HttpStatus status, String detail) {
        return Problem.of(status, "malformed-request", detail);
    }

    private static Problem problem(HttpStatus status, ErrorContext context) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "not-found", "There is nothing at this path.");
            case METHOD_NOT_ALLOWED ->
                Problem.of(status, "method-not-allowed", "This path takes other methods: see the Allow header.");
            // What the guard says, which words it for the caller.
            case UNAUTHORIZED, FORBIDDEN, TOO_MANY_REQUESTS ->
                Problem.of(
                        status,
                        status.getReason().toLowerCase(Locale.ROOT).replace(' ', '-'),
                        context.getErrors().stream()
                                .findFirst()
                                .map(Error::getMessage)
                                .orElse(status.getReason() + '.'));
            default ->
                status.getCode() < 500
                        ? malformed(status, "The request can't be read: check its URL and headers.")
                        : Problem.of(status, "failed", "The consumer failed. The request may be repeated.");
        };
    }
}
