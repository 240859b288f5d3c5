package dev.gatekeeper.gateway.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the consumer says became of a change set, in its own words.
public sealed interface Fate {

    String APPLIED = "applied";
    String REJECTED = "rejected";

    /// Of the change set.
    String id();

    /// What it did, in rows (tables for `truncated`).
    ///
    /// @param status [#APPLIED]
    /// @param changes how many changes it had
    /// @param inserted new rows and overwritten ones
    /// @param overwritten inserts that found their primary key taken
    /// @param missing updates and deletes that found no row
    /// @param warnings the first places in which it breaks the contracts of its tables, as the gateway says; null
    ///     where there are none
    /// @param warningCount how many there are in all; null likewise
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Applied(
            String id,
            String stream,
            String status,
            int changes,
            String topic,
            int partition,
            long offset,
            int inserted,
            int updated,
            int deleted,
            int truncated,
            int messages,
            int overwritten,
            int missing,
            String acceptedAt,
            String appliedAt,
            @Nullable List<Violation> warnings,
            @Nullable Integer warningCount)
            implements Fate {

        /// The same, with what its sender is warned of.
        public Applied with(Violations told) {
            return told.isEmpty()
                    ? this
                    : new Applied(
                            id,
                            stream,
                            status,
                            changes,
                            topic,
                            partition,
                            offset,
                            inserted,
                            updated,
                            deleted,
                            truncated,
                            messages,
                            overwritten,
                            missing,
                            acceptedAt,
                            appliedAt,
                            told.first(),
                            told.total());
        }
    }

    /// Nothing of it has an effect.
    ///
    /// @param status [#REJECTED]
    /// @param reason the code of the reason
    /// @param detail what is wrong: a sentence that may quote what PostgreSQL says, and no row
    @Serdeable
    record Rejected(
            String id,
            @Nullable String stream,
            String status,
            String rejectionId,
            String reason,
            String detail,
            int violationCount,
            String topic,
            int partition,
            long offset,
            @Nullable String sqlState,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column,
            @Nullable String constraint,
            String rejectedAt)
            implements Fate {

        /// The same without what PostgreSQL says, which tells of tables and columns that its sender may know nothing
        /// of.
        public Rejected inOurWords() {
            var detail = "It was rejected past the log, as " + reason
                    + "; what PostgreSQL says is for those who may read-status.";
            return new Rejected(
                    id,
                    stream,
                    status,
                    rejectionId,
                    reason,
                    detail,
                    violationCount,
                    topic,
                    partition,
                    offset,
                    null,
                    null,
                    null,
                    null,
                    null,
                    rejectedAt);
        }
    }
}
