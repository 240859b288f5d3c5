package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.changeset.StreamName;
import java.util.HashMap;
import java.util.Map;

/// The mode of each stream. Immutable.
///
/// @param others of the streams that have none of their own
record Modes(ContractMode others, Map<StreamName, ContractMode> own) {

    Modes {
        own = Map.copyOf(own);
    }

    /// @param streams as `orders=warn, legacy=off`
    /// @throws IllegalArgumentException with a sentence, where a mode or a stream's name is none
    static Modes parse(String mode, String streams) {
        var own = new HashMap<StreamName, ContractMode>();
        for (var part : streams.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            var equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "Modes of streams are given as orders=warn, legacy=off; this one is not: \"" + part + "\".");
            }
            own.put(new StreamName(part.substring(0, equals).strip()), ContractMode.parse(part.substring(equals + 1)));
        }
        return new Modes(ContractMode.parse(mode), own);
    }

    ContractMode of(StreamName stream) {
        return own.isEmpty() ? others : own.getOrDefault(stream, others);
    }

    /// Whether any stream is looked at.
    boolean isAnyOn() {
        return others != ContractMode.OFF || own.values().stream().anyMatch(mode -> mode != ContractMode.OFF);
    }
}
