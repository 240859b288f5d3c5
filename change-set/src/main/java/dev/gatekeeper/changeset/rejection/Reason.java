package dev.gatekeeper.changeset.rejection;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;

/// Why something was refused.
///
/// @param code a stable word for programs, in lower case joined by hyphens
/// @param detail a sentence for people
/// @param violations the rules it breaks, where these can be told apart; else [Violations#NONE]
public record Reason(String code, String detail, Violations violations) {

    public Reason(String code, String detail) {
        this(code, detail, Violations.NONE);
    }

    /// @param fault where it ceases to be JSON
    public static Reason notJson(Violation fault) {
        return new Reason("not-json", "The payload is not JSON in UTF-8.", Violations.of(fault));
    }

    /// @param violations of the rules that hold for every change set
    public static Reason invalidChangeSet(Violations violations) {
        return new Reason("invalid-change-set", breaks("The change set breaks", violations), violations);
    }

    /// @param violations of the contracts of its tables
    public static Reason breaksContract(Violations violations) {
        return new Reason(
                "breaks-contract", breaks("Its tables can't take the change set: it breaks", violations), violations);
    }

    /// @param bytes how many the change set has
    /// @param most how many it may have
    public static Reason tooLarge(long bytes, int most) {
        return new Reason(
                "too-large",
                "The change set has " + bytes + " bytes, and may have " + most + ": send smaller transactions.");
    }

    /// @param why a sentence
    public static Reason corruptBody(String why) {
        return new Reason("corrupt-body", why);
    }

    private static String breaks(String beginning, Violations violations) {
        var listed = violations.first().size();
        if (violations.total() == 1) {
            return beginning + " a rule: see the violation.";
        }
        return beginning + " rules in " + violations.total() + " places: see the violations"
                + (violations.total() > listed ? ", of which the first " + listed + " are listed." : ".");
    }
}
