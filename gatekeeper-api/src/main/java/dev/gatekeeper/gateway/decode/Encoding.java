package dev.gatekeeper.gateway.decode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a body may be compressed on its way.
public enum Encoding {
    /// Not at all.
    IDENTITY(0),
    GZIP(64 << 10),
    /// RFC 9659 bounds the window that a sender may ask for.
    ZSTD(9 << 20);

    /// What is taken, as `Accept-Encoding` lists it.
    public static final String ACCEPTED = "gzip, zstd";

    private final int bytes;

    Encoding(int bytes) {
        this.bytes = bytes;
    }

    /// What a request's `Content-Encoding` headers say; empty where it is none of these, or more than one.
    public static Optional<Encoding> of(List<String> headers) {
        var named = headers.stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList();
        return switch (named.size()) {
            case 0 -> Optional.of(IDENTITY);
            case 1 ->
                switch (named.getFirst()) {
                    case "gzip", "x-gzip" -> Optional.of(GZIP);
                    case "zstd" -> Optional.of(ZSTD);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    /// The most memory that decoding takes at one time, outside of the heap.
    public int bytes() {
        return bytes;
    }

    /// The media type of what is compressed so, where that is kept as it came.
    ///
    /// @throws IllegalStateException where it is not compressed
    public String mediaType() {
        return switch (this) {
            case IDENTITY -> throw new IllegalStateException("Nothing is compressed.");
            case GZIP -> "application/gzip";
            case ZSTD -> "application/zstd";
        };
    }

    /// Reads one body.
    ///
    /// @throws IllegalStateException where there is nothing to decode
    public Decoder decoder() {
        return switch (this) {
            case IDENTITY -> throw new IllegalStateException("There is nothing to decode.");
            case GZIP -> new GzipDecoder();
            case ZSTD -> new ZstdDecoder();
        };
    }
}
