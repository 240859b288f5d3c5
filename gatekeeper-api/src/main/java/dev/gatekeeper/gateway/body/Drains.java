package dev.gatekeeper.gateway.body;

import dev.gatekeeper.face.body.Rest;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Places;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/// Passes over bodies that nobody reads, so that a sender who writes before it reads gets to see its answer.
/// Anybody may send such a one, so it is a courtesy with bounds: in time, in bytes, and in how many there are at
/// one time, besides those that are read. Thread-safe.
public final class Drains {

    private static final int OF_REQUESTS = 10;

    private final Places places;
    private final long mostBytes;

    /// @param most how many bodies are passed over at one time
    /// @param mostBytes of each
    Drains(int most, long mostBytes) {
        this.places = new Places(most);
        this.mostBytes = mostBytes;
    }

    public static Drains of(Limits limits) {
        var most = Math.max(1, limits.concurrentRequests() / OF_REQUESTS);
        return new Drains(most, Rest.most(limits.changeSetBytes()));
    }

    /// Returns within a body's bound, and at once where there are as many as there may be.
    ///
    /// @return whether the end of the body was seen
    public boolean drain(Supplier<Publisher<byte[]>> body) throws InterruptedException {
        var entered = places.enter();
        if (entered.isEmpty()) {
            return false;
        }
        try (var _ = entered.get();
                var chunks = Chunks.of(body.get())) {
            return chunks.drain(mostBytes);
        }
    }
}
