package dev.gatekeeper.consumer.status;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.serde.annotation.Serdeable;

/// An error as RFC 9457 has it.
@Serdeable
record Problem(String type, String title, int status, String detail) {

    static HttpResponse<Problem> answer(HttpStatus status, String detail) {
        return HttpResponse.<Problem>status(status)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(new Problem("about:blank", status.getReason(), status.getCode(), detail));
    }
}
