package dev.gatekeeper.gateway.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.gateway.log.LogPosition;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a change set has got to, as far as the gateway knows by itself, or may tell.
///
/// @param changes how many changes it has
/// @param topic null while it is spooled, as is what follows
/// @param warnings the first places in which it breaks the contracts of its tables and is accepted all the same; null
///     where there are none, and where that is not remembered
/// @param warningCount how many there are in all; null likewise
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusAnswer(
        String id,
        String stream,
        String status,
        int changes,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable List<Violation> warnings,
        @Nullable Integer warningCount) {

    /// The answer for a change set that every in-sync replica of the log has.
    public static StatusAnswer logged(ChangeSetId id, StreamName stream, int changes, LogPosition at) {
        return new StatusAnswer(
                id.toString(), stream.text(), "logged", changes, at.topic(), at.partition(), at.offset(), null, null);
    }

    /// The answer for one that was applied, and of which no more is told.
    public static StatusAnswer applied(ChangeSetId id, StreamName stream, int changes, LogPosition at) {
        return new StatusAnswer(
                id.toString(),
                stream.text(),
                Fate.APPLIED,
                changes,
                at.topic(),
                at.partition(),
                at.offset(),
                null,
                null);
    }

    /// The answer for a change set that is on the gateway's disk, on its way to the log.
    public static StatusAnswer spooled(ChangeSetId id, StreamName stream, int changes) {
        return new StatusAnswer(id.toString(), stream.text(), "spooled", changes, null, null, null, null, null);
    }

    /// The same, with what its sender is warned of.
    public StatusAnswer with(Violations told) {
        return told.isEmpty()
                ? this
                : new StatusAnswer(id, stream, status, changes, topic, partition, offset, told.first(), told.total());
    }

    /// The same, now that the log has it.
    StatusAnswer nowLogged(LogPosition at) {
        return new StatusAnswer(
                id, stream, "logged", changes, at.topic(), at.partition(), at.offset(), warnings, warningCount);
    }
}
