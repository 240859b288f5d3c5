package dev.gatekeeper.changeset.sqltype;

/// A type of `pg_catalog`.
public final class BuiltIn implements SqlType {

    private final String typname;
    private final TextForm form;

    BuiltIn(String typname, TextForm form) {
        this.typname = typname;
        this.form = form;
    }

    /// The name in `pg_type`, without modifiers: `int4`, `_text`.
    public String typname() {
        return typname;
    }

    @Override
    public Fit fit(String text) {
        return form.fit(text);
    }

    @Override
    public String toString() {
        return "pg_catalog." + typname;
    }
}
