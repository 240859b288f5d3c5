package dev.gatekeeper.bench.process;

import java.time.Duration;

/// Who had how much of the processors.
public record ProcessorTimes(Duration services, Duration postgres, Duration brokers) {

    /// What came to it since.
    public ProcessorTimes since(ProcessorTimes earlier) {
        return new ProcessorTimes(
                services.minus(earlier.services), postgres.minus(earlier.postgres), brokers.minus(earlier.brokers));
    }
}
