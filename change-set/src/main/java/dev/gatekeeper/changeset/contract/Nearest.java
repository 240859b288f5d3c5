package dev.gatekeeper.changeset.contract;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name that somebody may have meant. Names are compared by the least number of letters that are to be added, left
/// out, replaced, or swapped with the next one (optimal string alignment), whatever their case.
final class Nearest {

    /// Labels and names have up to 63 bytes.
    private static final int LONGEST = 63;

    private Nearest() {}

    /// The first of the names that are nearest; empty where none is near: a third of the letters may differ, and
    /// three at the most.
    static Optional<String> to(String wanted, Collection<String> names) {
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        var sought = wanted.toLowerCase(Locale.ROOT);
        @Nullable String nearest = null;
        var least = Math.clamp(sought.length() / 3, 1, 3) + 1;
        for (var name : names) {
            if (Math.abs(name.length() - sought.length()) < least) {
                var distance = distance(sought, name.toLowerCase(Locale.ROOT));
                if (distance < least) {
                    least = distance;
                    nearest = name;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int distance(String from, String to) {
        var beforeLast = new int[to.length() + 1];
        var last = new int[to.length() + 1];
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                var replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[to.length()];
    }
}
