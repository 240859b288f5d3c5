package dev.gatekeeper.gateway.status;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long a caller is ready to wait: `500ms`, `10s`, `1m`, or a number of seconds; a minute at the most.
final class Wait {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|)");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Wait() {}

    /// Empty where the text is not of that form; what is longer than a minute is a minute.
    static Optional<Duration> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(matcher.group(1));
        var wait = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
        return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
