package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.consumer.rejection.Life;
import dev.gatekeeper.consumer.rejection.Replay;
import dev.gatekeeper.consumer.rejection.State;
import java.util.List;
import java.util.UUID;

/// The id under which a rejection's payload goes into the log. It stays the same until what became of it is known, so
/// that a payload that may be in the log has one effect however often it is sent; and it is a new one where the
/// rejection was opened again after that, so that what is open can be sent.
final class ReplayId {

    private ReplayId() {}

    /// @param replays all of the rejection's
    static ChangeSetId of(UUID rejection, Life life, List<Replay> replays, String payloadSha256) {
        var same = replays.stream()
                .filter(replay -> replay.payloadSha256().equals(payloadSha256))
                .toList();
        var isNew = life.state() == State.OPEN
                && same.stream().allMatch(replay -> replay.outcome().isDecided());
        var ordinal = isNew ? same.size() : Math.max(0, same.size() - 1);
        return ChangeSetId.ofReplay(rejection, life.firstRejectedAt(), ordinal, payloadSha256);
    }
}
