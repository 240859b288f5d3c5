package dev.gatekeeper.consumer.status;

import java.time.Duration;
import java.util.regex.Pattern;

/// How long a caller will wait for an answer: `10s`, `1500ms`, `1m`, or `10` for seconds; 60 s at the most.
record Wait(Duration duration) {

    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m)?");

    static final Wait NONE = new Wait(Duration.ZERO);

    Wait {
        duration = duration.compareTo(MOST) < 0 ? duration : MOST;
    }

    /// @throws IllegalArgumentException with a sentence for the caller, where the text is of no such form
    static Wait parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("wait is a number of seconds such as 10 or 10s, or 1500ms.");
        }
        var number = Long.parseLong(form.group(1));
        return new Wait(
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    case null, default -> Duration.ofSeconds(number);
                });
    }
}
