package dev.gatekeeper.changeset.sqltype;

import org.jspecify.annotations.Nullable;

/// Splits a type's name as PostgreSQL's scanner would: folded identifiers, quoted ones, numbers and single characters.
/// For use once, by one thread.
final class TypeNameLexer {

    enum Kind {
        WORD,
        QUOTED,
        NUMBER,
        SYMBOL,
        END,

        /// What no type's name of `pg_catalog` holds.
        STRANGE
    }

    private final String name;
    private int at;
    private Kind kind = Kind.END;
    private String token = "";

    TypeNameLexer(String name) {
        this.name = name;
        next();
    }

    Kind kind() {
        return kind;
    }

    /// The current token: a folded word, the inside of quotes, digits, a symbol.
    String token() {
        return token;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && token.equals(word);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && token.charAt(0) == symbol;
    }

    boolean skipWord(String word) {
        return skipIf(isWord(word));
    }

    boolean skipSymbol(char symbol) {
        return skipIf(isSymbol(symbol));
    }

    private boolean skipIf(boolean there) {
        if (there) {
            next();
        }
        return there;
    }

    void next() {
        at = Ascii.skipBlanks(name, at);
        if (at == name.length()) {
            kind = Kind.END;
            token = "";
            return;
        }
        int start = at;
        char c = name.charAt(at++);
        if (isLetter(c)) {
            while (at < name.length() && isWordPart(name.charAt(at))) {
                at++;
            }
            kind = Kind.WORD;
            token = folded(start, at);
        } else if (Ascii.isDigit(c)) {
            while (at < name.length() && isWordPart(name.charAt(at))) {
                at++;
            }
            kind = Kind.NUMBER;
            token = name.substring(start, at);
        } else if (c == '"') {
            var inside = quoted();
            kind = inside == null ? Kind.STRANGE : Kind.QUOTED;
            token = inside == null ? "" : inside;
        } else {
            boolean comment = c == '-' && at < name.length() && name.charAt(at) == '-';
            kind = "()[],.-+".indexOf(c) < 0 || comment ? Kind.STRANGE : Kind.SYMBOL;
            token = String.valueOf(c);
        }
    }

    private @Nullable String quoted() {
        var inside = new StringBuilder();
        while (at < name.length()) {
            char c = name.charAt(at++);
            if (c != '"') {
                inside.append(c);
            } else if (at < name.length() && name.charAt(at) == '"') {
                inside.append(c);
                at++;
            } else {
                return inside.toString();
            }
        }
        return null;
    }

    private String folded(int from, int end) {
        for (int i = from; i < end; i++) {
            if (Ascii.lower(name.charAt(i)) != name.charAt(i)) {
                var folded = new StringBuilder(end - from);
                for (int each = from; each < end; each++) {
                    folded.append(Ascii.lower(name.charAt(each)));
                }
                return folded.toString();
            }
        }
        return name.substring(from, end);
    }

    private static boolean isLetter(char c) {
        char lower = Ascii.lower(c);
        return (lower >= 'a' && lower <= 'z') || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isLetter(c) || Ascii.isDigit(c) || c == '$';
    }
}
