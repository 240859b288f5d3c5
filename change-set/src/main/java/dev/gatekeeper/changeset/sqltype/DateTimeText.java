package dev.gatekeeper.changeset.sqltype;

/// `date`, `timestamp` and `timestamp with time zone` in the forms of ISO 8601, which do not depend on DateStyle. A
/// `timestamp with time zone` that names no zone is of UTC, which is the sink's TimeZone.
enum DateTimeText implements RangeBound {
    DATE("a date between 4714-11-24 BC and 5874897-12-31; send it as YYYY-MM-DD."),
    TIMESTAMP("a timestamp between 4714-11-24 00:00:00 BC and 294276-12-31 23:59:59.999999; send it as"
            + " YYYY-MM-DD HH:MM:SS.ffffff."),
    TIMESTAMPTZ("a timestamp between 4714-11-24 00:00:00+00 BC and 294276-12-31 23:59:59.999999+00; send it as"
            + " YYYY-MM-DD HH:MM:SS.ffffff+HH:MM.");

    private static final String[] WORDS = {
        "now", "today", "tomorrow", "yesterday", "epoch", "infinity", "allballs", "noon", "midnight"
    };

    private final String sentence;

    DateTimeText(String sentence) {
        this.sentence = sentence;
    }

    private Fit misfit() {
        return new Fit.Misfit("is not " + sentence);
    }

    private Fit unsupported() {
        return new Fit.UnsupportedRendering(
                "is not written as ISO 8601 (DateStyle ISO), so what it means may depend on the session; it must be "
                        + sentence);
    }

    @Override
    public Fit fit(String text) {
        if (this == DATE ? CanonicalMoment.isDate(text) : CanonicalMoment.isTimestamp(text)) {
            return Fit.FITS;
        }
        int start = Ascii.skipBlanks(text, 0);
        int end = Ascii.endOfText(text, start);
        if (isInfinite(text, start, end)) {
            return Fit.FITS;
        }
        if (isNoMoment(text)) {
            return misfit();
        }
        var reader = new MomentReader(text);
        return switch (reader.dateAndTime()) {
            case READ -> inRange(reader) ? Fit.FITS : misfit();
            case IMPOSSIBLE -> misfit();
            case OTHER_FORM -> unsupported();
        };
    }

    /// Whether the text has no digit and no word that could stand for a moment, so that PostgreSQL can't read it.
    static boolean isNoMoment(String text) {
        if (Ascii.hasDigit(text)) {
            return false;
        }
        for (var word : WORDS) {
            if (Ascii.contains(text, word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInfinite(String text, int start, int end) {
        int word = start < end && text.charAt(start) == '-' ? start + 1 : start;
        return Ascii.isWord(text, word, end, "infinity");
    }

    private boolean inRange(MomentReader reader) {
        long days = reader.days();
        if (this == DATE) {
            return days >= Calendar.FIRST_DAY && days < Calendar.PAST_LAST_DAY;
        }
        if (days < Calendar.FIRST_DAY - 1 || days > Calendar.PAST_LAST_TIMESTAMP_DAY) {
            return false;
        }
        long micros = micros(reader);
        return micros >= Calendar.FIRST_DAY * Calendar.MICROS_PER_DAY
                && micros < Calendar.PAST_LAST_TIMESTAMP_DAY * Calendar.MICROS_PER_DAY;
    }

    private long micros(MomentReader reader) {
        long zone = this == TIMESTAMPTZ ? reader.zoneSeconds() * Calendar.MICROS_PER_SECOND : 0;
        return reader.days() * Calendar.MICROS_PER_DAY + reader.microsOfDay() - zone;
    }

    /// Microseconds, or days of a date, from 2000-01-01; the greatest and the least number for infinities.
    private long position(String text) {
        int start = Ascii.skipBlanks(text, 0);
        if (isInfinite(text, start, Ascii.endOfText(text, start))) {
            return text.charAt(start) == '-' ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        var reader = new MomentReader(text);
        if (reader.dateAndTime() != MomentReader.Outcome.READ) {
            throw new IllegalArgumentException("Only what fits has a position.");
        }
        return this == DATE ? reader.days() : micros(reader);
    }

    @Override
    public int compare(String left, String right) {
        return Long.compare(position(left), position(right));
    }

    @Override
    public boolean hasSuccessor(String bound) {
        return this != DATE || position(bound) != Calendar.PAST_LAST_DAY - 1;
    }
}
