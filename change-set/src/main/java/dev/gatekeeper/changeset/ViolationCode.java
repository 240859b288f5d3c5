package dev.gatekeeper.changeset;

/// What kind of rule a payload breaks. The codes are stable: programs may switch on them.
public enum ViolationCode {
    NOT_UTF8("not-utf8"),
    NOT_JSON("not-json"),
    DUPLICATE_KEY("duplicate-key"),
    TOO_DEEP("too-deep"),
    TOO_MANY_CHANGES("too-many-changes"),

    MISSING_KEY("missing-key"),
    UNKNOWN_KEY("unknown-key"),
    WRONG_TYPE("wrong-type"),
    UNKNOWN_KIND("unknown-kind"),
    OUT_OF_RANGE("out-of-range"),

    INCOMPLETE_TRANSACTION("incomplete-transaction"),
    OUT_OF_PLACE("out-of-place"),

    LENGTH_MISMATCH("length-mismatch"),
    DUPLICATE_COLUMN("duplicate-column"),
    BAD_IDENTIFIER("bad-identifier"),
    BAD_TEXT("bad-text"),
    BAD_TYPE("bad-type"),
    BAD_VALUE("bad-value"),
    UNSUPPORTED_RENDERING("unsupported-rendering"),

    // What breaks a table's contract; of these, a value may also be bad.
    UNKNOWN_TABLE("unknown-table"),
    UNKNOWN_COLUMN("unknown-column"),
    MISSING_COLUMN("missing-column"),
    NOT_NULL("not-null"),
    TOO_LONG("too-long"),
    UNKNOWN_LABEL("unknown-label"),
    KEY_NAMES_NO_ROW("key-names-no-row");

    private final String text;

    ViolationCode(String text) {
        this.text = text;
    }

    /// The code as it stands in answers and envelopes: lower case, words joined by hyphens.
    public String text() {
        return text;
    }
}
