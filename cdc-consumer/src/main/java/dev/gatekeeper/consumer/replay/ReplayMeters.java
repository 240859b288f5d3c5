package dev.gatekeeper.consumer.replay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.util.List;

/// Counts what comes of orders to send rejections again. The counters are there from the start, at 0. Thread-safe.
@Context
final class ReplayMeters {

    private final MeterRegistry registry;

    ReplayMeters(MeterRegistry registry) {
        this.registry = registry;
        List.of("logged", "known", "hindered", "unsound", "forbidden", "unavailable")
                .forEach(this::counter);
    }

    Replayed count(Replayed replayed) {
        switch (replayed) {
            case Replayed.Sent _ -> counter("logged").increment();
            case Replayed.Known _ -> counter("known").increment();
            case Replayed.Hindered _ -> counter("hindered").increment();
            case Replayed.Unsound _ -> counter("unsound").increment();
            case Replayed.Forbidden _ -> counter("forbidden").increment();
            case Replayed.Unavailable _ -> counter("unavailable").increment();
            case Replayed.NotFound _ -> {}
        }
        return replayed;
    }

    private Counter counter(String outcome) {
        return Counter.builder("gatekeeper.replays")
                .description("Orders to send a rejection again, by what came of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
