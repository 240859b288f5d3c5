package dev.gatekeeper.changeset.sqltype;

/// Characters as PostgreSQL's C code classes them: beyond ASCII nothing is a blank, a digit or a letter.
final class Ascii {

    private Ascii() {}

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The value of a hexadecimal digit, or -1.
    static int hex(char c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' && c < 0x80 ? letter - 'a' + 10 : -1;
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
    }

    /// Where the first character stands, from `at` on, that is no blank; the text's length where there is none.
    static int skipBlanks(String text, int at) {
        int here = at;
        while (here < text.length() && isBlank(text.charAt(here))) {
            here++;
        }
        return here;
    }

    /// The text's length without the blanks that end it, but at least `from`.
    static int endOfText(String text, int from) {
        int end = text.length();
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// Whether the characters from `from` to `end` are `word`, in either case.
    ///
    /// @param word in lower case
    static boolean isWord(String text, int from, int end, String word) {
        return end - from == word.length() && startsWith(text, from, word);
    }

    /// Whether `word` stands at `from`, in either case.
    ///
    /// @param word in lower case
    static boolean startsWith(String text, int from, String word) {
        if (text.length() - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(from + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether `word` stands anywhere, in either case.
    ///
    /// @param word in lower case
    static boolean contains(String text, String word) {
        for (int at = 0; at <= text.length() - word.length(); at++) {
            if (startsWith(text, at, word)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
