package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.gateway.body.Chunks;
import dev.gatekeeper.gateway.body.Unpacking;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.limit.Places;

/// What an upload holds while it goes on.
///
/// @param chunks its body, as it comes
/// @param unpacking what makes of that what it was
/// @param share for the change sets that are being read
/// @param window for those that are under way
record Holding(Places.Place place, Chunks chunks, Unpacking unpacking, Memory.Share share, Window window)
        implements AutoCloseable {

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
