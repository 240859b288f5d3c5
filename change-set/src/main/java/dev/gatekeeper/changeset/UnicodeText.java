package dev.gatekeeper.changeset;

/// What PostgreSQL can hold as text.
public final class UnicodeText {

    private UnicodeText() {}

    /// Whether `text` is free of NUL and of surrogates without their other half, neither of which has a form in
    /// PostgreSQL's UTF-8.
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                var isPair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
