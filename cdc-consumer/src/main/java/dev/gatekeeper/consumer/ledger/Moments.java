package dev.gatekeeper.consumer.ledger;

import java.time.DateTimeException;
import java.time.Instant;

/// Moments as others write them. [Instant] reaches a thousand million years either way, and PostgreSQL does not:
/// only what a clock shows is taken, from 1970 to 9999.
public final class Moments {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Moments() {}

    /// Reads ISO-8601 in UTC.
    ///
    /// @throws DateTimeException where it is malformed or out of range
    public static Instant parse(String text) {
        var moment = Instant.parse(text);
        if (!isInRange(moment)) {
            throw new DateTimeException("It is out of range.");
        }
        return moment;
    }

    /// A record's own time; 1970 where that is out of range, as where the record has none.
    public static Instant ofRecord(long millis) {
        var moment = Instant.ofEpochMilli(millis);
        return isInRange(moment) ? moment : Instant.EPOCH;
    }

    public static boolean isInRange(Instant moment) {
        return !moment.isBefore(Instant.EPOCH) && moment.isBefore(END);
    }
}
