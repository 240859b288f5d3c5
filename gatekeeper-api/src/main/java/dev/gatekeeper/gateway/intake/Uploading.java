package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.rejection.Sender;
import io.micronaut.http.HttpResponse;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One upload, with all that it holds while it goes on. For one thread.
///
/// @param caller who sends it
/// @param sender the same, as it is kept
/// @param handling whether it goes on behind what is refused
record Uploading(
        Upload upload,
        Places.Place place,
        Chunks chunks,
        Unpacking unpacking,
        Memory.Share share,
        Window window,
        Limits limits,
        Stopping stopping,
        Address.Clear address,
        Caller caller,
        Sender sender,
        Handling handling,
        Optional<String> traceparent)
        implements AutoCloseable {

    /// Takes all that comes, and words the answer.
    HttpResponse<?> run(Receipts receipts) throws InterruptedException {
        var drainable = 4L * limits.changeSetBytes();
        BooleanSupplier ending = () -> stopping.hasBegun() || window.isBroken() || receipts.areLost();
        var arrivals = new Arrivals(
                unpacking.over(chunks, drainable), share, limits, ending, new Toll(caller.allowance(), ending));
        var outcome = upload.take(arrivals, window, address, sender, caller.grants(), handling, traceparent, receipts);
        return UploadAnswer.to(outcome, chunks.drain(drainable));
    }

    @Override
    public void close() {
        chunks.close();
        unpacking.close();
        window.close();
        share.close();
        place.close();
    }
}
