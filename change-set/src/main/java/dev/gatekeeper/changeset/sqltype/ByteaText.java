package dev.gatekeeper.changeset.sqltype;

/// `bytea` in hexadecimal.
enum ByteaText implements TextForm {
    /// With or without `\x`: wal2json leaves it out.
    PLAIN,

    /// With `\x`: wal2json keeps it in arrays, whose elements are cast as they are.
    ELEMENT;

    private static final Fit UNSUPPORTED = new Fit.UnsupportedRendering(
            "is not hexadecimal; send \\x and an even number of hexadecimal digits (bytea_output hex).");

    @Override
    public Fit fit(String text) {
        boolean prefixed = text.startsWith("\\x");
        if (text.length() % 2 != 0 || (this == ELEMENT && !prefixed && !text.isEmpty())) {
            return UNSUPPORTED;
        }
        for (int at = prefixed ? 2 : 0; at < text.length(); at++) {
            if (Ascii.hex(text.charAt(at)) < 0) {
                return UNSUPPORTED;
            }
        }
        return Fit.FITS;
    }
}
