package dev.gatekeeper.stack;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The codes of the reasons that a source gives.
final class Reasons {

    private static final Pattern SPELLED = Pattern.compile("(?:new Reason|\\bunclear)\\(\\s*\"([a-z-]+)\"");

    /// Those that several sources give have a factory, which is called as the code is spelled.
    private static final Pattern SHARED = Pattern.compile("\\bReason\\.([a-z][A-Za-z]+)\\(");

    private Reasons() {}

    static Stream<String> in(String source) {
        return Stream.concat(
                SPELLED.matcher(source).results().map(found -> found.group(1)),
                SHARED.matcher(source).results().map(found -> code(found.group(1))));
    }

    private static String code(String factory) {
        return factory.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
