package dev.gatekeeper.consumer.rejection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `cdc.rejection_replay`: a rejection's way back into the log.
///
/// @param changeSet the id under which it was sent again
/// @param rejection the one that was
/// @param payloadSha256 of what was sent, in lower-case hexadecimal
/// @param corrected whether that is not what was refused
/// @param by who ordered it; null where callers are not known
/// @param topic where it stands in the log; null where that is not known, as are partition and offset
/// @param decidedAt null until it is applied or rejected
/// @param rejectedAs the rejection that came of it; null where it was not rejected
public record Replay(
        UUID changeSet,
        UUID rejection,
        String stream,
        String payloadSha256,
        boolean corrected,
        Instant orderedAt,
        @Nullable String by,
        Outcome outcome,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable Instant decidedAt,
        @Nullable UUID rejectedAs) {

    /// What is known of it.
    public enum Outcome {
        /// It may be in the log or not.
        NOTED("noted"),
        /// Likewise; its rejection was reopened since, so that another may be sent.
        LET_GO("let-go"),
        /// Every in-sync replica of the log has it.
        LOGGED("logged"),
        APPLIED("applied"),
        REJECTED("rejected");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /// Whether it is known what became of it. Then it stays known.
        public boolean isDecided() {
            return this == APPLIED || this == REJECTED;
        }

        private static Outcome named(String text) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.text.equals(text))
                    .findAny()
                    .orElseThrow();
        }
    }

    static Replay read(ResultSet row) throws SQLException {
        return new Replay(
                row.getObject("change_set_id", UUID.class),
                row.getObject("rejection_id", UUID.class),
                row.getString("stream"),
                row.getString("payload_sha256"),
                row.getBoolean("corrected"),
                Timestamps.required(row, "ordered_at"),
                row.getString("ordered_by"),
                Outcome.named(row.getString("outcome")),
                row.getString("topic"),
                row.getObject("partition", Integer.class),
                row.getObject("log_offset", Long.class),
                Timestamps.nullable(row, "decided_at"),
                row.getObject("rejected_as", UUID.class));
    }
}
