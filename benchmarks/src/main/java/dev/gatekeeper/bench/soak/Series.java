package dev.gatekeeper.bench.soak;

import java.util.Locale;
import java.util.regex.Pattern;

/// What is looked at again and again, in the order in which it is shown.
enum Series {
    POSTS("posts logged", "1/s"),
    LOGGED_P50("post until 201, half within", "ms", 0.25, 2),
    LOGGED_P99("post until 201, 99 of 100 within", "ms", 0.5, 10),
    DECIDED_P50("accepted until decided, half within", "ms", 0.25, 2),
    DECIDED_P99("accepted until decided, 99 of 100 within", "ms", 0.5, 10),
    GATEWAY_RESIDENT("gateway, resident", "bytes", 0.1, 16 * Series.MEBIBYTE),
    GATEWAY_HEAP("gateway, heap in use", "bytes", 0.2, 24 * Series.MEBIBYTE),
    CONSUMER_RESIDENT("consumer, resident", "bytes", 0.1, 16 * Series.MEBIBYTE),
    CONSUMER_HEAP("consumer, heap in use", "bytes", 0.2, 24 * Series.MEBIBYTE),
    LAG("records to be taken", "records"),
    SPOOLED("change sets in the spool", "records"),
    LEDGER_ROWS("ledger", "rows"),
    LEDGER_BYTES("ledger with its indexes", "bytes"),
    REJECTION_ROWS("rejections kept", "rows"),
    DEAD_ROWS("dead rows, all tables", "rows"),
    LOG_RECORDS("records in the log", "records"),
    LOG_BYTES("log on disk", "bytes"),
    AUDIT_BYTES("audit topic on disk", "bytes"),
    WAL_BYTES("write-ahead log written until now", "bytes"),
    GATEWAY_PROCESSOR("gateway, processor time until now", "s"),
    CONSUMER_PROCESSOR("consumer, processor time until now", "s"),
    POSTGRES_PROCESSOR("PostgreSQL, processor time until now", "s"),
    BROKER_PROCESSOR("broker, processor time until now", "s");

    static final double MEBIBYTE = 1024 * 1024;
    private static final double KIBIBYTE = 1024;

    /// The sign of what is rounded to nothing.
    private static final Pattern MINUS_ZERO = Pattern.compile("^-(?=0(\\.0)? )");

    private final String title;
    private final String unit;
    private final double share;
    private final double floor;

    /// One that is told, not judged.
    Series(String title, String unit) {
        this(title, unit, -1, -1);
    }

    /// One that has to be flat.
    ///
    /// @param share by which the last third's median may exceed the middle third's
    /// @param floor by which it may exceed it in any case, in the series' unit
    Series(String title, String unit, double share, double floor) {
        this.title = title;
        this.unit = unit;
        this.share = share;
        this.floor = floor;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    boolean isJudged() {
        return share >= 0;
    }

    /// What has been summed up since the start, and grows by its nature.
    boolean isSum() {
        return title.endsWith("until now");
    }

    double share() {
        return Math.max(share, 0);
    }

    double floor() {
        return Math.max(floor, 0);
    }

    /// Its name in the samples' file.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A value as people read it.
    String worded(double value) {
        var words = switch (unit) {
            case "bytes" -> String.format(Locale.ROOT, "%,.1f MiB", value / MEBIBYTE);
            case "rows", "records" -> String.format(Locale.ROOT, "%,.0f %s", value, unit);
            default -> String.format(Locale.ROOT, "%,.1f %s", value, unit);
        };
        return MINUS_ZERO.matcher(words).replaceFirst("");
    }

    /// By how much it grows in a second, as people read it.
    String wordedSlope(double slope) {
        return unit.equals("bytes")
                ? String.format(Locale.ROOT, "%,.0f KiB", slope / KIBIBYTE)
                : String.format(Locale.ROOT, "%.3f %s", slope, unit);
    }
}
