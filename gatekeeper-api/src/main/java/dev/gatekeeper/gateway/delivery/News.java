package dev.gatekeeper.gateway.delivery;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What is to be told of a parcel, once. Lets go of the parcel as soon as it is told. Thread-safe.
final class News {

    private final CompletableFuture<Delivered> told = new CompletableFuture<>();
    private volatile @Nullable Underway underway;

    News(Underway underway) {
        this.underway = underway;
    }

    CompletableFuture<Delivered> told() {
        return told;
    }

    void tell(Delivered delivered) {
        underway = null;
        told.complete(delivered);
    }

    boolean isTold() {
        return underway == null;
    }

    boolean isLate() {
        var awaited = underway;
        return awaited != null && awaited.isLate();
    }

    /// Waits for it.
    void fetch() {
        var awaited = underway;
        if (awaited != null) {
            tell(awaited.await());
        }
    }
}
