package dev.gatekeeper.consumer.log;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Reason;
import org.jspecify.annotations.Nullable;

/// A record of the log, read once where it came in. Nothing past that point looks at headers or bytes again.
public sealed interface LogRecord {

    Place place();

    /// Null where the record bears none that can be read; likewise the stream.
    @Nullable
    ChangeSetId id();

    @Nullable
    StreamName stream();

    Sender sender();

    /// The value, byte for byte.
    Payload payload();

    /// A change set that the gateway accepted.
    ///
    /// @param payloadSha256 in lower-case hexadecimal
    record Accepted(
            Place place,
            ChangeSetId id,
            StreamName stream,
            Sender sender,
            Payload payload,
            String payloadSha256,
            ChangeSet changeSet)
            implements LogRecord {

        public static Accepted of(
                Place place, ChangeSetId id, StreamName stream, Sender sender, Payload payload, ChangeSet changeSet) {
            return new Accepted(place, id, stream, sender, payload, payload.sha256(), changeSet);
        }
    }

    /// Anything else: it has no effect but a rejection.
    record Unreadable(
            Place place,
            @Nullable ChangeSetId id,
            @Nullable StreamName stream,
            Sender sender,
            Payload payload,
            Reason reason)
            implements LogRecord {}
}
