package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.sqltype.Fit;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.function.Supplier;

/// Holds types and values against what PostgreSQL takes.
final class Fitting {

    private static final int LONGEST_SHOWN = 80;

    private Fitting() {}

    /// The type that is spelled like this, after objecting to one that PostgreSQL refuses.
    static SqlType type(String spelling, Objections objections, Supplier<String> pointer) {
        var type = SqlType.named(spelling);
        if (type instanceof SqlType.Malformed(var name, var why)) {
            objections.object(ViolationCode.BAD_TYPE, pointer, () -> "The type " + shown(name) + " " + why);
        }
        return type;
    }

    /// Objects to a value that does not fit its type.
    ///
    /// @param spelling the type's, for people
    static void check(String value, SqlType type, String spelling, Objections objections, Supplier<String> pointer) {
        switch (type.fit(value)) {
            case Fit.Fits() -> {}
            case Fit.Misfit(var why) ->
                objections.object(
                        ViolationCode.BAD_VALUE, pointer, () -> "As " + shown(spelling) + " this value " + why);
            case Fit.UnsupportedRendering(var why) ->
                objections.object(
                        ViolationCode.UNSUPPORTED_RENDERING,
                        pointer,
                        () -> "As " + shown(spelling) + " this value " + why);
        }
    }

    /// A type's name in a sentence: the sender's own text, which may be long.
    private static String shown(String type) {
        return type.length() <= LONGEST_SHOWN ? type : type.substring(0, LONGEST_SHOWN) + "…";
    }
}
