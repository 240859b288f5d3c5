package dev.gatekeeper.changeset;

import java.util.regex.Pattern;

/// The name of an ordered sequence of change sets, usually one upstream database: 1 to 128 characters out of letters,
/// digits and `. _ : / @ -`, all of ASCII, so that it can stand in a header, a URL and a log line as it is.
public record StreamName(String text) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:/@-]{1,128}");

    /// The stream of requests that name none.
    public static final StreamName DEFAULT = new StreamName("default");

    /// @throws IllegalArgumentException with a sentence for the caller, where the name is not of that form
    public StreamName {
        if (!ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "A stream's name has 1 to 128 ASCII characters: letters, digits and . _ : / @ -");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
