package dev.gatekeeper.gateway.request;

import dev.gatekeeper.changeset.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `Prefer` field of a request, of which `wait` and `handling` are known here:
/// [RFC 7240](https://www.rfc-editor.org/rfc/rfc7240). What is no such thing is passed over, as the standard asks.
public final class Preference {

    public static final String FIELD = "Prefer";
    public static final String APPLIED_FIELD = "Preference-Applied";

    /// What is answered where an upload ended at what was refused, as its sender prefers.
    public static final String APPLIED_STRICT = "handling=strict";

    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";

    /// One preference with its parameters: the name and, where it has one, the value.
    private static final Pattern ONE = Pattern.compile("[\\s,]*+([^\\s=;,\"]++)\\s*+(?:=\\s*+(" + TEXT
            + "|[^\\s;,\"]*+))?+" + "\\s*+(?:;(?:" + TEXT + "|[^,\"])*+)?+(?:,|\\z)");

    private static final Pattern SECONDS = Pattern.compile("\"?([0-9]++)\"?");
    private static final int MOST_DIGITS = 9;
    private static final Pattern STRICT = Pattern.compile("strict|\"strict\"");

    private Preference() {}

    /// How long its sender would wait for what becomes of the change set, cut to [Wait#LONGEST]. Where it is said more
    /// than once the first counts.
    public static Wait toWait(List<String> fields) {
        return first("wait", fields).map(Preference::seconds).orElse(Wait.NONE);
    }

    /// How its sender would have an upload go on behind what is refused: `strict`, else leniently. Where it is said
    /// more than once the first counts.
    public static Handling toHandling(List<String> fields) {
        return first("handling", fields)
                        .filter(value -> STRICT.matcher(value).matches())
                        .isPresent()
                ? Handling.STRICT
                : Handling.LENIENT;
    }

    /// The first value that is said of the name; an empty one where it is said without a value.
    private static Optional<String> first(String name, List<String> fields) {
        for (var field : fields) {
            var one = ONE.matcher(field);
            while (one.lookingAt()) {
                if (one.group(1).equalsIgnoreCase(name)) {
                    return Optional.of(one.group(2) == null ? "" : one.group(2));
                }
                one.region(one.end(), field.length());
            }
        }
        return Optional.empty();
    }

    private static Wait seconds(String value) {
        var form = SECONDS.matcher(value);
        if (!form.matches()) {
            return Wait.NONE;
        }
        var digits = form.group(1);
        return new Wait(digits.length() > MOST_DIGITS ? Wait.LONGEST : Duration.ofSeconds(Long.parseLong(digits)));
    }

    /// What is answered where it was honoured.
    public static String applied(Wait wait) {
        return "wait=" + wait.duration().toSeconds();
    }
}
