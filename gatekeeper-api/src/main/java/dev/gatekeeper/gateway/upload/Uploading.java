package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.face.body.Rest;
import dev.gatekeeper.gateway.limit.Limits;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One upload, with all that it holds while it goes on. For one thread.
public final class Uploading implements AutoCloseable {

    private final Upload upload;
    private final Limits limits;
    private final Stopping stopping;
    private final UploadRequest request;
    private final Holding held;

    /// @param held let go of when this is closed
    Uploading(Upload upload, Limits limits, Stopping stopping, UploadRequest request, Holding held) {
        this.upload = upload;
        this.limits = limits;
        this.stopping = stopping;
        this.request = request;
        this.held = held;
    }

    /// The key under which all of it may be repeated, where that is known from the start.
    public Optional<IdempotencyKey> wholeKey() {
        return request.address().wholeKey();
    }

    /// How long its sender may be silent, or take nothing of what it is told.
    public Duration stallTime() {
        return limits.stallTime();
    }

    /// Takes all that comes, and words the answer.
    public HttpResponse<?> run(Receipts receipts) throws InterruptedException {
        var drainable = Rest.most(limits.changeSetBytes());
        var window = held.window();
        BooleanSupplier ending = () -> stopping.hasBegun() || window.isBroken() || receipts.areLost();
        var arrivals = new Arrivals(
                held.unpacking().over(held.chunks(), drainable),
                held.share(),
                limits,
                ending,
                new Toll(request.caller().allowance(), ending));
        var outcome = upload.take(arrivals, window, request, receipts);
        return UploadAnswer.to(outcome, held.chunks().drain(drainable));
    }

    @Override
    public void close() {
        held.close();
    }
}
