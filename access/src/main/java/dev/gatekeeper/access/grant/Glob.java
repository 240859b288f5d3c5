package dev.gatekeeper.access.grant;

/// A pattern of a name, in which each `*` stands for any number of characters. Case matters. Takes time in proportion
/// to the name's length times the pattern's, whatever the pattern. Immutable.
final class Glob {

    private final String[] pieces;

    Glob(String pattern) {
        this.pieces = pattern.split("\\*", -1);
    }

    boolean matches(String name) {
        var first = pieces[0];
        if (pieces.length == 1) {
            return name.equals(first);
        }
        var last = pieces[pieces.length - 1];
        var end = name.length() - last.length();
        if (end < first.length() || !name.startsWith(first) || !name.endsWith(last)) {
            return false;
        }
        var at = first.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            var found = name.indexOf(pieces[i], at);
            if (found < 0 || found + pieces[i].length() > end) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return true;
    }
}
