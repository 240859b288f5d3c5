package dev.gatekeeper.changeset.sqltype;

/// Whether PostgreSQL would read a text as a value of a type. See [SqlType#fit(String)] for what each answer promises.
public sealed interface Fit {

    Fit FITS = new Fits();

    /// It would, or only PostgreSQL can tell.
    record Fits() implements Fit {}

    /// It would not.
    ///
    /// @param why the rest of a sentence that starts with the value: what is wrong and how to mend it.
    ///     It never repeats the value
    record Misfit(String why) implements Fit {}

    /// Whether it would, or what it would make of it, depends on settings of the session, on the moment or on the
    /// server's version.
    ///
    /// @param why as above
    record UnsupportedRendering(String why) implements Fit {}
}
