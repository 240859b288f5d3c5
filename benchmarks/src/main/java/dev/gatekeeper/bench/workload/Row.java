package dev.gatekeeper.bench.workload;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A row of every benchmark's tables. All values follow from the key and the version, so that it is the same for every
/// contestant and nothing has to be kept.
public record Row(long id, int version) {

    /// The columns in their order, with their types as PostgreSQL and wal2json spell them.
    public static final List<String> COLUMNS = List.of("id", "version", "amount", "placed_at", "note");

    public static final List<String> TYPES =
            List.of("bigint", "integer", "numeric(12,2)", "timestamp without time zone", "text");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final long FIRST_MOMENT = 1_700_000_000L;

    /// The statement that makes a table of such rows.
    public static String createTable(String name) {
        return """
                create table %s (
                    id        bigint primary key,
                    version   integer not null,
                    amount    numeric(12,2) not null,
                    placed_at timestamp not null,
                    note      text not null
                )""".formatted(name);
    }

    /// Two digits after the point.
    public String amount() {
        var cents = mixed() & 0xF_FFFF;
        return cents / 100 + (cents % 100 < 10 ? ".0" : ".") + cents % 100;
    }

    /// Milliseconds since 1970; whole seconds, since a peer drops fractions.
    public long placedAtMillis() {
        return placedAtSeconds() * 1_000;
    }

    /// The same, as PostgreSQL writes it.
    public String placedAt() {
        return MOMENT.format(LocalDateTime.ofEpochSecond(placedAtSeconds(), 0, ZoneOffset.UTC));
    }

    private long placedAtSeconds() {
        return FIRST_MOMENT + id * 13;
    }

    /// 30 to 40 characters.
    public String note() {
        return "Order " + id + " as of " + version + ", ref " + Long.toHexString(mixed());
    }

    /// A hash by SplitMix64's finalizer.
    private long mixed() {
        var z = (id * 31 + version) * 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
