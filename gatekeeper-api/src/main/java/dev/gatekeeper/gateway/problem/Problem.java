package dev.gatekeeper.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.ProblemType;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.face.accesslog.Answered;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What went wrong, as RFC 9457 writes it.
///
/// @param type a URN that is stable for each kind of problem: programs may switch on it
/// @param detail what is wrong this time, and how to mend it
/// @param rejectionId under which the payload is kept in the audit; null where it is not kept
/// @param violations the first of the rules that the payload breaks; null where rules are not what is wrong
/// @param violationCount how many there are in all
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String rejectionId,
        @Nullable List<Violation> violations,
        @Nullable Integer violationCount) {

    /// @param code the last part of the type
    public static Problem of(HttpStatus status, String code, String title, String detail) {
        return new Problem(ProblemType.of(code), title, status.getCode(), detail, null, null, null);
    }

    /// The problem of a payload that was refused and is kept in the audit.
    public static Problem of(HttpStatus status, String title, Rejection rejection) {
        var reason = rejection.reason();
        var id = rejection.id().toString();
        return reason.violations().equals(Violations.NONE)
                ? new Problem(ProblemType.of(reason.code()), title, status.getCode(), reason.detail(), id, null, null)
                : new Problem(
                        ProblemType.of(reason.code()),
                        title,
                        status.getCode(),
                        reason.detail(),
                        id,
                        reason.violations().first(),
                        reason.violations().total());
    }

    public MutableHttpResponse<Problem> response() {
        var response = HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(this);
        if (rejectionId != null) {
            response.setAttribute(Answered.REJECTION, rejectionId);
        }
        return response;
    }
}
