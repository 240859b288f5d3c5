package dev.gatekeeper.consumer.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.ProblemType;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.rejection.Reason;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 has it.
///
/// @param violations the first of the rules that a payload breaks; null where rules are not what is wrong
/// @param violationCount how many there are in all
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<Violation> violations,
        @Nullable Integer violationCount) {

    /// @param code the last part of the type
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(ProblemType.of(code), status.getReason(), status.getCode(), detail, null, null);
    }

    public static MutableHttpResponse<Problem> answer(HttpStatus status, String code, String detail) {
        return answer(status, of(status, code, detail));
    }

    /// The problem of a payload that is no change set.
    public static HttpResponse<Problem> unprocessable(Reason reason) {
        var status = HttpStatus.UNPROCESSABLE_ENTITY;
        var violations = reason.violations();
        return answer(
                status,
                new Problem(
                        ProblemType.of(reason.code()),
                        status.getReason(),
                        status.getCode(),
                        reason.detail(),
                        violations.isEmpty() ? null : violations.first(),
                        violations.isEmpty() ? null : (Integer) violations.total()));
    }

    private static MutableHttpResponse<Problem> answer(HttpStatus status, Problem problem) {
        return HttpResponse.<Problem>status(status)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(problem);
    }
}
