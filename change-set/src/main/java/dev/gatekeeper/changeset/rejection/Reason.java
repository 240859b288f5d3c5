package dev.gatekeeper.changeset.rejection;

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
}
