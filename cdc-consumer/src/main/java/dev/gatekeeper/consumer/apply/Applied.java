package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.consumer.log.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a batch.
public sealed interface Applied {

    /// All of it is committed: rows, ledger, position and rejections.
    ///
    /// @param next the partition's position now
    /// @param reasons the code of the reason for each that was rejected
    record Committed(long next, int written, int repeated, List<String> reasons) implements Applied {

        public Committed {
            reasons = List.copyOf(reasons);
        }

        public int rejected() {
            return reasons.size();
        }
    }

    /// Nothing of it is: another consumer has been at the partition.
    record Lost(String why) implements Applied {}

    /// Nothing of it is, as far as can be told: the database is in trouble, or this program is. To be tried again.
    ///
    /// @param why a sentence without any row's content
    /// @param at the record that was being written, where trouble met one alone; null where many were written at
    ///     once, or none. Half as many records at the next attempt narrow it down.
    record Troubled(String why, Throwable cause, @Nullable Place at) implements Applied {}
}
