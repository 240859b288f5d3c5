package dev.gatekeeper.gateway.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.gateway.request.Address;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// The last line behind the receipts of an upload: the answer that it would have had without them.
@Serdeable
public record Summary(Told summary) {

    /// @param status of the answer
    /// @param idempotencyKey the answer's header of that name, as the next two; null where it would have none
    /// @param retryAfter in seconds
    /// @param body a receipt, or a problem
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            int status,
            @Nullable String idempotencyKey,
            @Nullable String location,
            @Nullable String retryAfter,
            @Nullable Object body) {}

    static Summary of(HttpResponse<?> answer) {
        var headers = answer.getHeaders();
        return new Summary(new Told(
                answer.code(),
                headers.get(Address.KEY_HEADER),
                headers.get(HttpHeaders.LOCATION),
                headers.get(HttpHeaders.RETRY_AFTER),
                answer.body()));
    }
}
