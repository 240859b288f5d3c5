package dev.gatekeeper.changeset.sqltype;

/// `time` and `time with time zone` in the forms of ISO 8601. A `time` drops a zone; a `time with time zone` that names
/// none is of UTC, which is the sink's TimeZone.
final class TimeText {

    private static final String SENTENCE =
            "a time of day between 00:00:00 and 24:00:00; send it as HH:MM:SS.ffffff, with a zone as +HH:MM behind it"
                    + " where the type has one.";
    private static final Fit MISFIT = new Fit.Misfit("is not " + SENTENCE);
    private static final Fit UNSUPPORTED = new Fit.UnsupportedRendering(
            "is not written as ISO 8601 (DateStyle ISO), so what it means may depend on the session; it must be "
                    + SENTENCE);

    private TimeText() {}

    static Fit fit(String text) {
        if (CanonicalMoment.isTime(text)) {
            return Fit.FITS;
        }
        if (DateTimeText.isNoMoment(text)) {
            return MISFIT;
        }
        return switch (new MomentReader(text).timeOfDay()) {
            case READ -> Fit.FITS;
            case IMPOSSIBLE -> MISFIT;
            case OTHER_FORM -> UNSUPPORTED;
        };
    }
}
