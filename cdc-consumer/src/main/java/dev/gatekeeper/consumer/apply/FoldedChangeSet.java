package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.consumer.fold.RowOp;
import dev.gatekeeper.consumer.fold.Tally;
import dev.gatekeeper.consumer.ledger.Effects;
import dev.gatekeeper.consumer.log.LogRecord.Accepted;
import java.util.List;

/// A change set all of whose changes can be folded.
///
/// @param messages how many of its changes are messages
record FoldedChangeSet(Accepted change, List<RowOp> ops, int messages) {

    Effects effects(Tally tally) {
        return new Effects(
                tally.inserted(), tally.updated(), tally.deleted(), 0, messages, tally.overwritten(), tally.missing());
    }
}
