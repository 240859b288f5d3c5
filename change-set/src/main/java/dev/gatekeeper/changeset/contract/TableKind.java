package dev.gatekeeper.changeset.contract;

import java.util.Optional;

/// The kinds of tables that are written to.
public enum TableKind {
    TABLE("table"),
    PARTITIONED("partitioned");

    private final String text;

    TableKind(String text) {
        this.text = text;
    }

    /// The kind as it stands in a contract.
    public String text() {
        return text;
    }

    /// The kind of that text.
    public static Optional<TableKind> named(String text) {
        for (var kind : values()) {
            if (kind.text.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
