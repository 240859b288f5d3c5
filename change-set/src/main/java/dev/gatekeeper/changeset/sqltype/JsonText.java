package dev.gatekeeper.changeset.sqltype;

/// `json` and `jsonb`: a JSON text as PostgreSQL reads it, which may nest [JsonReader#DEEPEST] levels here; how many
/// PostgreSQL takes depends on its stack.
enum JsonText implements TextForm {
    JSON,

    /// Holds the numbers and characters themselves: numbers must be within the limits of `numeric`, and what is
    /// escaped must be characters that text can hold.
    JSONB;

    @Override
    public Fit fit(String text) {
        return new JsonReader(text, this == JSONB).document();
    }
}
