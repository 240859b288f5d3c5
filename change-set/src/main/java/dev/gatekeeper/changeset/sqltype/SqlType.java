package dev.gatekeeper.changeset.sqltype;

/// A type as its name says it, able to tell which texts it takes. Immutable and thread-safe.
public sealed interface SqlType {

    /// Whether `text::type` would succeed for this text.
    Fit fit(String text);

    /// The type that PostgreSQL's parser would see in `name`: any spelling of a type of `pg_catalog`, or some other
    /// type.
    static SqlType named(String name) {
        return new Other(name);
    }

    /// No type's name: PostgreSQL would not parse it.
    ///
    /// @param why the end of a sentence that says how to mend it
    record Malformed(String name, String why) implements SqlType {
        @Override
        public Fit fit(String text) {
            return Fit.FITS;
        }
    }

    /// A type that is not of `pg_catalog`, or that only PostgreSQL can judge: everything passes.
    record Other(String name) implements SqlType {
        @Override
        public Fit fit(String text) {
            return Fit.FITS;
        }
    }
}
