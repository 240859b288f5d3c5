package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.gateway.body.Chunks;
import dev.gatekeeper.gateway.body.Unpacking;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.limit.Places;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/// Begins uploads. Thread-safe.
@Singleton
public final class Uploads {

    private final Upload upload;
    private final Memory memory;
    private final Limits limits;
    private final Stopping stopping;

    Uploads(Upload upload, Memory memory, Limits limits, Stopping stopping) {
        this.upload = upload;
        this.memory = memory;
        this.limits = limits;
        this.stopping = stopping;
    }

    /// Takes what an upload needs of memory and places, and begins to take its body. Where that fails nothing is
    /// held, but the place, which stays the request's.
    ///
    /// @param unpacking closed with the upload, and where there is none
    public Uploading begin(
            UploadRequest request, Supplier<Publisher<byte[]>> body, Unpacking unpacking, Places.Place place) {
        try {
            var window = upload.window();
            var share = memory.share();
            var chunks = Chunks.of(body.get());
            var held = new Holding(place.passOn(), chunks, unpacking, share, window);
            return new Uploading(upload, limits, stopping, request, held);
        } catch (RuntimeException | Error e) {
            unpacking.close();
            throw e;
        }
    }
}
