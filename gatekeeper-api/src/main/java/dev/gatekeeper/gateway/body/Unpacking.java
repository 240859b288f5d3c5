package dev.gatekeeper.gateway.body;

import dev.gatekeeper.gateway.decode.Decoder;
import dev.gatekeeper.gateway.decode.Encoding;
import dev.gatekeeper.gateway.limit.Memory;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What it takes to read one body that may be compressed.
public final class Unpacking implements AutoCloseable {

    private final Encoding encoding;
    private final Optional<Decoder> decoder;
    private final Memory.Share share;

    /// @param decoder empty where there is nothing to decode
    /// @param share what the decoder takes outside of the heap
    Unpacking(Encoding encoding, Optional<Decoder> decoder, Memory.Share share) {
        this.encoding = encoding;
        this.decoder = decoder;
        this.share = share;
    }

    /// The pieces of what the body was.
    ///
    /// @param free how many bytes it may become, however little comes
    public Pieces over(Pieces pieces, long free) {
        return decoder.<Pieces>map(each -> new DecodedPieces(pieces, each, free))
                .orElse(pieces);
    }

    /// The whole body as what it was.
    public Body read(
            BodyReader bodies,
            InputStream body,
            OptionalLong announced,
            @Nullable String contentType,
            Memory.Share held) {
        return decoder.map(each -> new DecodedStream(body, encoding, each))
                .map(stream -> bodies.read(stream, OptionalLong.empty(), contentType, held))
                .orElseGet(() -> bodies.read(body, announced, contentType, held));
    }

    @Override
    public void close() {
        try (share) {
            decoder.ifPresent(Decoder::close);
        }
    }
}
