package dev.gatekeeper.changeset.sqltype;

/// A unit of time by the words that PostgreSQL prints, and the plain words for these.
enum IntervalUnit {
    YEAR("year", "year", 12, 0, 0),
    MONTH("mon", "month", 1, 0, 0),
    WEEK("week", "week", 0, 7, 0),
    DAY("day", "day", 0, 1, 0),
    HOUR("hour", "hour", 0, 0, 3_600),
    MINUTE("min", "minute", 0, 0, 60),
    SECOND("sec", "second", 0, 0, 1);

    private final String printed;
    private final String plain;
    private final int months;
    private final int days;
    private final int seconds;

    IntervalUnit(String printed, String plain, int months, int days, int seconds) {
        this.printed = printed;
        this.plain = plain;
        this.months = months;
        this.days = days;
        this.seconds = seconds;
    }

    int months() {
        return months;
    }

    int days() {
        return days;
    }

    int seconds() {
        return seconds;
    }

    /// Whether the unit stands between `start` and `end`, one or many, in either case.
    boolean isNamed(String text, int start, int end) {
        int singular = end - start > 1 && Ascii.lower(text.charAt(end - 1)) == 's' ? end - 1 : end;
        return Ascii.isWord(text, start, singular, printed) || Ascii.isWord(text, start, singular, plain);
    }
}
