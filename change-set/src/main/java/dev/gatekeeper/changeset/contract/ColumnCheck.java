package dev.gatekeeper.changeset.contract;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.sqltype.BuiltIn;
import dev.gatekeeper.changeset.sqltype.Fit;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column's contract, ready to be held against values. A value goes as text and is read as the column's type without
/// its modifiers; where it is stored, the modifiers apply. What only PostgreSQL can judge passes. Immutable and
/// thread-safe.
final class ColumnCheck {

    private static final int MOST_LABELS_SHOWN = 10;
    private static final int MOST_LABELS_SEARCHED = 100;
    private static final String POSTGRES = "pg_catalog";

    private final ColumnContract contract;
    private final Set<String> labels;
    private final @Nullable BuiltIn stored;
    private final SqlType compared;
    private final @Nullable LengthLimit length;

    ColumnCheck(ColumnContract contract) {
        this.contract = contract;
        var type = contract.type();
        labels = Set.copyOf(type.labels());
        stored = type.schema().equals(POSTGRES) && SqlType.named(type.readAs()) instanceof BuiltIn builtIn
                ? builtIn
                : null;
        compared = stored == null ? new SqlType.Other(type.readAs()) : SqlType.named('"' + stored.typname() + '"');
        length = stored == null ? null : LengthLimit.of(stored, type.maxLength());
    }

    Identifier name() {
        return contract.name();
    }

    boolean nullable() {
        return contract.nullable();
    }

    /// Whether a row that is inserted without it lacks something.
    boolean isRequired() {
        return !contract.nullable() && !contract.hasDefault() && contract.generation() != Generation.EXPRESSION;
    }

    /// Whether an insert writes what is sent.
    boolean isInserted() {
        return contract.generation() != Generation.EXPRESSION;
    }

    /// Whether an update writes what is sent.
    boolean isUpdated() {
        return switch (contract.generation()) {
            case NONE, IDENTITY_BY_DEFAULT -> true;
            case EXPRESSION, IDENTITY_ALWAYS -> false;
        };
    }

    /// Whether each text that passed the checks of that type is one that this column's type reads and stores, but for
    /// its length.
    ///
    /// @param declared the type's name as the sender spells it; null where it was left out
    boolean isSpared(@Nullable String declared) {
        if (declared == null || stored == null) {
            return false;
        }
        var readAs = contract.type().readAs();
        return declared.equals(readAs)
                || (readAs.indexOf('(') < 0
                        && declared.indexOf('(') < 0
                        && SqlType.named(declared) instanceof BuiltIn same
                        && same.typname().equals(stored.typname()));
    }

    /// Why the text can't be stored; null where it can, or only PostgreSQL can tell.
    ///
    /// @param spared see [#isSpared]
    @Nullable
    Unfit whyNotStored(String text, boolean spared) {
        if (!labels.isEmpty()) {
            return label(text);
        }
        if (stored == null) {
            return null;
        }
        if (!spared) {
            var misfit = misfit(stored, text);
            if (misfit != null) {
                return misfit;
            }
        }
        return length == null || length.allows(text) ? null : new Unfit(ViolationCode.TOO_LONG, () -> length.why(text));
    }

    /// Why no value can be compared with the text; null where one can, or only PostgreSQL can tell.
    ///
    /// @param spared see [#isSpared]
    @Nullable
    Unfit whyNotCompared(String text, boolean spared) {
        if (spared) {
            return null;
        }
        return labels.isEmpty() ? misfit(compared, text) : label(text);
    }

    private @Nullable Unfit label(String text) {
        if (labels.contains(text)) {
            return null;
        }
        return new Unfit(ViolationCode.UNKNOWN_LABEL, () -> {
            var all = contract.type().labels();
            var nearest = all.size() > MOST_LABELS_SEARCHED ? Optional.<String>empty() : Nearest.to(text, all);
            return "is no label of the type"
                    + nearest.map(label -> ": did you mean `" + label + "`? Else send")
                            .orElse("; send")
                    + " one of its " + all.size() + " labels: "
                    + all.stream()
                            .limit(MOST_LABELS_SHOWN)
                            .map(label -> '`' + label + '`')
                            .collect(joining(", "))
                    + (all.size() > MOST_LABELS_SHOWN ? " …" : ".");
        });
    }

    private static @Nullable Unfit misfit(SqlType type, String text) {
        return switch (type.fit(text)) {
            case Fit.Fits() -> null;
            case Fit.Misfit(var why) -> new Unfit(ViolationCode.BAD_VALUE, () -> why);
            // Only PostgreSQL can tell; but bytea that is no hexadecimal gets a \x of the sink's all the same.
            case Fit.UnsupportedRendering(var why) ->
                type instanceof BuiltIn builtIn && builtIn.typname().equals("bytea") && !hasBlanks(text)
                        ? new Unfit(ViolationCode.BAD_VALUE, () -> why)
                        : null;
        };
    }

    /// Between hexadecimal digits PostgreSQL passes over them.
    private static boolean hasBlanks(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }

    /// Who takes what, for people.
    @Override
    public String toString() {
        return '`' + name().text() + "` (" + contract.type().declared() + ')';
    }
}
