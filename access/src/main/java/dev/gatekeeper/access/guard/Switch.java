package dev.gatekeeper.access.guard;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;

/// Keeps a service from starting open where somebody meant to guard it.
@Context
final class Switch {

    /// @throws IllegalStateException where it is not clear whether access is to be guarded
    Switch(
            @Value("${gatekeeper.access.enabled:false}") String enabled,
            @Nullable @Value("${gatekeeper.access.file:}") String file,
            @Nullable @Value("${gatekeeper.access.jwt.jwks:}") String keys) {
        if (!enabled.equals("true") && !enabled.equals("false")) {
            throw new IllegalStateException(
                    "gatekeeper.access.enabled is true or false, in small letters, and nothing else.");
        }
        if (enabled.equals("false") && (isSaid(file) || isSaid(keys))) {
            throw new IllegalStateException(
                    "gatekeeper.access.file or .jwt.jwks is set, and gatekeeper.access.enabled is not: say true, or leave them out.");
        }
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
