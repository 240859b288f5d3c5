package dev.gatekeeper.gateway.contract;

import java.util.Locale;

/// What becomes of a change set that breaks the contract of a table.
public enum ContractMode {
    /// It is refused.
    ENFORCE,
    /// It is accepted, and its sender is told.
    WARN,
    /// It is not looked at.
    OFF;

    /// @throws IllegalArgumentException with a sentence, where there is no such mode
    static ContractMode parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "enforce" -> ENFORCE;
            case "warn" -> WARN;
            case "off", "false" -> OFF; // YAML reads a bare off as false.
            default ->
                throw new IllegalArgumentException(
                        "A mode of contracts is enforce, warn or off, and not \"" + text + "\".");
        };
    }

    /// As it is configured.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
