package dev.gatekeeper.changeset.sqltype;

/// A type as its name says it, able to tell which texts it takes. Immutable and thread-safe.
public sealed interface SqlType permits BuiltIn, SqlType.Other, SqlType.Malformed {

    /// Whether `text::type` would succeed in a session with the sink's settings (IntervalStyle `postgres`, TimeZone
    /// `UTC`, lc_monetary `C`, encoding UTF-8). A text without NUL and without unpaired surrogates is expected.
    ///
    /// - [Fit.Fits]: every supported PostgreSQL takes the text and reads the same value, whatever DateStyle is.
    /// - [Fit.Misfit]: PostgreSQL refuses the text. (Up to version 15 it reads some texts that are no number as
    ///   an `xid`, `xid8` or `cid`, and `1e 5` as a `numeric`; newer versions refuse these.)
    /// - [Fit.UnsupportedRendering]: neither is promised. Only these are answered so: dates, times and intervals
    ///   outside of what ISO 8601 and IntervalStyle `postgres` print, `bytea` that is not hexadecimal, JSON nested
    ///   beyond reason, and spellings that not every supported PostgreSQL reads alike, or not on every platform.
    ///
    /// `bytea` is taken in hexadecimal with or without `\x`. Without it PostgreSQL alone would read the digits as
    /// characters: whoever casts such a text puts `\x` before it.
    Fit fit(String text);

    /// The type that PostgreSQL's parser would see in `name`: any spelling of a type of `pg_catalog`, or some other
    /// type. Cheap for names that were asked for lately.
    ///
    /// wal2json prints some names of users' types without their quotes. Such a name that spells a type of
    /// `pg_catalog` is taken for that.
    static SqlType named(String name) {
        return RecentNames.resolve(name);
    }

    /// A type that is not of `pg_catalog`, or that only PostgreSQL can judge: everything passes.
    record Other(String name) implements SqlType {
        @Override
        public Fit fit(String text) {
            return Fit.FITS;
        }
    }

    /// The name of a type of `pg_catalog` with modifiers that PostgreSQL refuses, such as `numeric(0)`. There are no
    /// values to check: every text passes, and the name is what has to be refused.
    ///
    /// @param why the rest of a sentence that starts with the name: what is wrong and how to mend it
    record Malformed(String name, String why) implements SqlType {
        @Override
        public Fit fit(String text) {
            return Fit.FITS;
        }
    }
}
