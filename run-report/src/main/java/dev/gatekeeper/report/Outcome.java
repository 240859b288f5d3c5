package dev.gatekeeper.report;

import java.util.List;

/// How a run ended.
///
/// @param good whether it came to its end, and proved what it was to prove
/// @param details what is wrong, the most telling first
public record Outcome(boolean good, String sentence, List<String> details) {

    public Outcome {
        details = List.copyOf(details);
    }

    public static Outcome good(String sentence) {
        return new Outcome(true, sentence, List.of());
    }

    public static Outcome bad(String sentence, List<String> details) {
        return new Outcome(false, sentence, details);
    }
}
