package dev.gatekeeper.gateway.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.ProblemType;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What went wrong with an upload, as RFC 9457 writes it, and how far it got all the same.
///
/// @param decidedLines how many lines are decided for good, each logged or refused, blank ones included; nothing after
///     them is, but what is uncertain
/// @param uncertainLines the lines of which some may be logged, and some not; null where there are none
/// @param logged what is logged and stays so
/// @param rejected how many change sets were refused
/// @param rejections the first of them
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadProblem(
        String type,
        String title,
        int status,
        String detail,
        long decidedLines,
        @Nullable Lines uncertainLines,
        UploadReceipt logged,
        long rejected,
        List<RefusedLines> rejections) {

    static UploadProblem of(HttpStatus status, String code, String title, String detail, Tally tally) {
        return new UploadProblem(
                ProblemType.of(code),
                title,
                status.getCode(),
                detail,
                tally.decidedLines(),
                tally.uncertain().orElse(null),
                tally.receipt(),
                tally.refused(),
                tally.firstRefused());
    }

    MutableHttpResponse<UploadProblem> response() {
        return HttpResponse.<UploadProblem>status(HttpStatus.valueOf(status))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(this);
    }
}
