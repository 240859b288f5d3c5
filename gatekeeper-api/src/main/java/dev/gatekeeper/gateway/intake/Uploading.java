package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.rejection.Sender;
import io.micronaut.http.HttpResponse;
import java.util.Optional;

/// One upload, with all that it holds while it goes on. For one thread.
///
/// @param sender whose it is
record Uploading(
        Upload upload,
        Chunks chunks,
        Unpacking unpacking,
        Memory.Share share,
        Window window,
        Limits limits,
        Stopping stopping,
        Address.Clear address,
        Sender sender,
        Optional<String> traceparent)
        implements AutoCloseable {

    /// Takes all that comes, and words the answer.
    HttpResponse<?> run(Receipts receipts) throws InterruptedException {
        var drainable = 4L * limits.changeSetBytes();
        var arrivals = new Arrivals(
                unpacking.over(chunks, drainable),
                share,
                limits,
                () -> stopping.hasBegun() || window.isBroken() || receipts.areLost());
        var outcome = upload.take(arrivals, window, address, sender, traceparent, receipts);
        return UploadAnswer.to(outcome, chunks.drain(drainable));
    }

    @Override
    public void close() {
        chunks.close();
        unpacking.close();
        window.close();
        share.close();
    }
}
