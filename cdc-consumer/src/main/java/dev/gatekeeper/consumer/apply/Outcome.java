package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.SinkFault;
import dev.gatekeeper.consumer.ledger.Effects;
import dev.gatekeeper.consumer.log.LogRecord;

/// What became of a change set that was to be written.
sealed interface Outcome {

    /// Its rows are written, all of them.
    record Written(LogRecord.Accepted change, Effects effects) implements Outcome {}

    /// It has left no trace, and PostgreSQL or the catalog says why.
    record Refused(LogRecord.Accepted change, Reason reason, SinkFault fault) implements Outcome {}
}
