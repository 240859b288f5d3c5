package dev.gatekeeper.changeset;

/// The name of an ordered sequence of change sets, usually one upstream database: 1 to 128 characters out of letters,
/// digits and `. _ : / @ -`, all of ASCII, so that it can stand in a header, a URL and a log line as it is.
public record StreamName(String text) {

    private static final int LONGEST = 128;

    /// The stream of requests that name none.
    public static final StreamName DEFAULT = new StreamName("default");

    /// @throws IllegalArgumentException with a sentence for the caller, where the name is not of that form
    public StreamName {
        if (!isAllowed(text)) {
            throw new IllegalArgumentException(
                    "A stream's name has 1 to 128 ASCII characters: letters, digits and . _ : / @ -");
        }
    }

    /// Every record of the log bears one, and a pattern takes several times as long.
    private static boolean isAllowed(String text) {
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            var letterOrDigit = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9');
            if (!letterOrDigit && "._:/@-".indexOf(character) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    @Override
    public String toString() {
        return text;
    }
}
