package dev.gatekeeper.consumer.ledger;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.SinkFault;
import dev.gatekeeper.consumer.log.LogRecord;

/// What is to be done with a record, by what is known of its id.
public sealed interface Verdict {

    /// To be applied: nothing under this id has had an effect.
    record Due(LogRecord.Accepted change) implements Verdict {}

    /// The same change set again: nothing is to be done.
    record Repeat(LogRecord.Accepted change) implements Verdict {}

    /// To be rejected, and its id with it.
    record Condemned(LogRecord.Accepted change, Reason reason, SinkFault fault) implements Verdict {}

    /// To be rejected without a trace in the ledger: what its id stands for, if anything, is another payload's affair.
    record Stray(LogRecord record, Reason reason) implements Verdict {}
}
