package dev.gatekeeper.gateway.receipt;

import dev.gatekeeper.gateway.request.RequestMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// Counts uploads with receipts by how they ended: the status of their answer is sent before that is known.
/// Thread-safe.
@Singleton
final class ReceiptMeters {

    private static final String CUT = "cut";

    private final MeterRegistry registry;

    ReceiptMeters(MeterRegistry registry) {
        this.registry = registry;
        uploads(CUT).increment(0); // There from the beginning, so that the first one counts.
        for (var status : HttpStatus.values()) {
            if (status != HttpStatus.OK) {
                uploads(RequestMeters.outcome(status.getCode())).increment(0);
            }
        }
    }

    /// @param status that the answer would have had, had it come at the end; 0 where nobody was there any more to
    ///     hear of it
    void ended(int status) {
        uploads(status == 0 ? CUT : RequestMeters.outcome(status)).increment();
    }

    private Counter uploads(String outcome) {
        return Counter.builder("gatekeeper.receipt.uploads")
                .description("Uploads that were answered with receipts by how they ended")
                .tag("outcome", outcome)
                .register(registry);
    }
}
