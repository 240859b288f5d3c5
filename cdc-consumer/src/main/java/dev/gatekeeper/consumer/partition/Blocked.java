package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.dispatch.Suspect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A partition that is not getting on.
///
/// @param why a sentence
/// @param remedy what a person can do about it
/// @param at the record at fault; null where that is not known, or where it is none's
public record Blocked(
        String topic,
        int partition,
        Instant since,
        String why,
        String remedy,
        @Nullable Suspect at) {}
