package dev.gatekeeper.changeset;

import java.util.Optional;

/// How a change set's bytes are to be read.
public enum Format {
    /// wal2json's format 1: one JSON object.
    WAL2JSON_1("wal2json-1", "application/json"),

    /// wal2json's format 2: one JSON object a line, the lines joined by `\n`. They are a transaction from its B
    /// to its C, or a tuple that came without them, or truncates without them that bear one LSN.
    WAL2JSON_2("wal2json-2", "application/x-ndjson");

    private final String text;
    private final String mediaType;

    Format(String text, String mediaType) {
        this.text = text;
        this.mediaType = mediaType;
    }

    /// The format's name, as it stands in the log.
    public String text() {
        return text;
    }

    /// The media type of a payload in this format.
    public String mediaType() {
        return mediaType;
    }

    /// The format of that name.
    public static Optional<Format> named(String text) {
        for (var format : values()) {
            if (format.text.equals(text)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
