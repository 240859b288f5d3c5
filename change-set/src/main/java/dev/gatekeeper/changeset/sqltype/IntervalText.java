package dev.gatekeeper.changeset.sqltype;

/// `interval` as PostgreSQL prints it under IntervalStyle `postgres`, `postgres_verbose` and `iso_8601`.
final class IntervalText {

    private static final String SENTENCE =
            "1 year 2 mons -3 days +04:05:06.789 (IntervalStyle postgres) or P1Y2M-3DT4H5M6.789S (ISO 8601).";
    private static final Fit MISFIT =
            new Fit.Misfit("is not an interval that PostgreSQL can store; send it like " + SENTENCE);
    private static final Fit UNSUPPORTED =
            new Fit.UnsupportedRendering("is not written in a way that means the same under every IntervalStyle and"
                    + " version of PostgreSQL; send it like " + SENTENCE);

    private IntervalText() {}

    static Fit fit(String text) {
        int start = Ascii.skipBlanks(text, 0);
        boolean standard = start < text.length() && Ascii.lower(text.charAt(start)) == 'p';
        if (!Ascii.hasDigit(text)) {
            // A point alone is read as 0.
            boolean read = standard || text.indexOf('.') >= 0 || Ascii.contains(text, "infinity");
            return read ? UNSUPPORTED : MISFIT;
        }
        var outcome = standard ? new IntervalReader(text).standard() : new IntervalReader(text).verbose();
        return switch (outcome) {
            case READ -> Fit.FITS;
            case IMPOSSIBLE -> MISFIT;
            case OTHER_FORM -> UNSUPPORTED;
        };
    }
}
