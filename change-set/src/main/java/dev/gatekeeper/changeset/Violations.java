package dev.gatekeeper.changeset;

import java.util.List;

/// The rules that a payload breaks.
///
/// @param first the first of them in the order of the document, [#MOST_LISTED] at the most
/// @param total how many there are in all
public record Violations(List<Violation> first, int total) {

    /// How many violations are spelled out; the rest is counted.
    public static final int MOST_LISTED = 1_000;

    public static final Violations NONE = new Violations(List.of(), 0);

    /// @throws IllegalArgumentException where more are listed than [#MOST_LISTED] or than there are
    public Violations {
        first = List.copyOf(first);
        if (first.size() > MOST_LISTED || first.size() > total) {
            throw new IllegalArgumentException(first.size() + " violations are listed of " + total);
        }
    }

    public static Violations of(Violation only) {
        return new Violations(List.of(only), 1);
    }

    /// The same with fewer of them spelled out.
    public Violations few(int most) {
        return first.size() <= most ? this : new Violations(first.subList(0, most), total);
    }

    public boolean isEmpty() {
        return total == 0;
    }
}
