package dev.gatekeeper.gateway.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.ProblemType;
import dev.gatekeeper.face.accesslog.Answered;
import dev.gatekeeper.gateway.admission.Receipt;
import dev.gatekeeper.gateway.status.Fate;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// A change set was logged and then rejected past the log, as RFC 9457 writes it.
///
/// @param reason the code of the reason
/// @param violationCount how many rules it breaks; null where rules are not what is wrong
/// @param topic where it stands in the log, with what follows
/// @param sqlState what PostgreSQL says, with what follows; null where it said nothing, or its sender may not read it
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record SinkProblem(
        String type,
        String title,
        int status,
        String detail,
        String rejectionId,
        String reason,
        @Nullable Integer violationCount,
        String id,
        String stream,
        String topic,
        int partition,
        long offset,
        @Nullable String sqlState,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        String rejectedAt) {

    private static final String REMEDY = " It stands in the log, and nothing of it has an effect. Mend it and send it"
            + " again, under this Idempotency-Key or another; where the table was mended instead, send it under"
            + " another.";

    static SinkProblem of(HttpStatus status, String code, Receipt.Logged receipt, Fate.Rejected fate) {
        return new SinkProblem(
                ProblemType.of(code),
                "Rejected past the log",
                status.getCode(),
                fate.detail() + REMEDY,
                fate.rejectionId(),
                fate.reason(),
                fate.violationCount() == 0 ? null : (Integer) fate.violationCount(),
                receipt.id().toString(),
                receipt.stream().text(),
                receipt.position().topic(),
                receipt.position().partition(),
                receipt.position().offset(),
                fate.sqlState(),
                fate.schema(),
                fate.table(),
                fate.column(),
                fate.constraint(),
                fate.rejectedAt());
    }

    MutableHttpResponse<SinkProblem> response() {
        var response = HttpResponse.<SinkProblem>status(HttpStatus.valueOf(status))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(this);
        response.setAttribute(Answered.REJECTION, rejectionId);
        return response;
    }
}
