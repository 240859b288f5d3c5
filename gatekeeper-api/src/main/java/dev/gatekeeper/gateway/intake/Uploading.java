package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.rejection.Sender;
import io.micronaut.http.HttpResponse;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

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

    /// Takes what an upload needs of memory and places, and begins to take its body. Where that fails nothing is
    /// held, but the place, which stays the request's.
    ///
    /// @param unpacking closed with the upload, and where there is none
    static Uploading begin(
            Upload upload,
            Places.Place place,
            Supplier<Publisher<byte[]>> body,
            Unpacking unpacking,
            Memory memory,
            Limits limits,
            Stopping stopping,
            Address.Clear address,
            Caller caller,
            Sender sender,
            Handling handling,
            Optional<String> traceparent) {
        try {
            var window = upload.window();
            var share = memory.share();
            var chunks = Chunks.of(body.get());
            return new Uploading(
                    upload,
                    place.passOn(),
                    chunks,
                    unpacking,
                    share,
                    window,
                    limits,
                    stopping,
                    address,
                    caller,
                    sender,
                    handling,
                    traceparent);
        } catch (RuntimeException | Error e) {
            unpacking.close();
            throw e;
        }
    }

    /// Takes all that comes, and words the answer.
    HttpResponse<?> run(Receipts receipts) throws InterruptedException {
        var drainable = 4L * limits.changeSetBytes();
        BooleanSupplier ending = () -> stopping.hasBegun() || window.isBroken() || receipts.areLost();
        var arrivals = new Arrivals(
                unpacking.over(chunks, drainable), share, limits, ending, new Toll(caller.allowance(), ending));
        var outcome = upload.take(arrivals, window, address, sender, caller.grants(), handling, traceparent, receipts);
        return UploadAnswer.to(outcome, chunks.drain(drainable));
    }

    /// Each is let go of, whatever letting go of another throws.
    @Override
    public void close() {
        try (place;
                share;
                window;
                unpacking) {
            chunks.close();
        }
    }
}
