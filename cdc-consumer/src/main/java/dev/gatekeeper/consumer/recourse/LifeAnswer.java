package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.consumer.rejection.Life;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rejection's state. Keys without a value are left out.
///
/// @param by who brought it there
@Serdeable
record LifeAnswer(
        UUID id,
        String state,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String note) {

    /// @param note why, for whoever reads the rejection later
    @Serdeable
    record Note(@Nullable String note) {}

    /// @param purged how many are gone
    /// @param more whether as many went as one call removes, so that more may be left
    @Serdeable
    record Purged(int purged, boolean more) {}

    static LifeAnswer of(UUID id, Life life) {
        return new LifeAnswer(id, life.state().text(), life.since(), life.by(), life.note());
    }
}
