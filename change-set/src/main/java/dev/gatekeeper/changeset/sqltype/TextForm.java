package dev.gatekeeper.changeset.sqltype;

/// The texts that a type's input function reads. Immutable and thread-safe.
@FunctionalInterface
interface TextForm {

    /// The form of types that take any text, or whose texts are left to PostgreSQL.
    TextForm ANY = text -> Fit.FITS;

    /// As [SqlType#fit(String)].
    Fit fit(String text);
}
