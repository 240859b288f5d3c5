package dev.gatekeeper.changeset;

import java.time.Duration;
import java.util.regex.Pattern;

/// How long a caller is ready to wait for an answer: not at all, or up to [#LONGEST].
public record Wait(Duration duration) {

    /// What is longer is cut to this.
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|)");

    public static final Wait NONE = new Wait(Duration.ZERO);

    public Wait {
        duration = duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
    }

    /// Reads `500ms`, `10s`, `1m`, or a number of seconds.
    ///
    /// @throws IllegalArgumentException with a sentence for the caller, where `text` is of no such form
    public static Wait parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("A wait is a number of seconds, such as 10 or 10s; or 500ms, or 1m.");
        }
        var number = Long.parseLong(form.group(1));
        return new Wait(
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofSeconds(number);
                });
    }
}
