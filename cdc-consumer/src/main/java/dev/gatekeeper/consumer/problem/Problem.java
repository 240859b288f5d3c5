package dev.gatekeeper.consumer.status;

import dev.gatekeeper.changeset.ProblemType;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.serde.annotation.Serdeable;

/// An error as RFC 9457 has it.
@Serdeable
record Problem(String type, String title, int status, String detail) {

    /// @param code the last part of the type
    static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(ProblemType.of(code), status.getReason(), status.getCode(), detail);
    }

    static HttpResponse<Problem> answer(HttpStatus status, String code, String detail) {
        return HttpResponse.<Problem>status(status)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(of(status, code, detail));
    }
}
