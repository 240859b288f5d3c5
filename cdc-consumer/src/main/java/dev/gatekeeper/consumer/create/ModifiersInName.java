package dev.gatekeeper.consumer.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a type's name says besides the type, such as a length: in the form in which the type's own function
/// takes it.
final class ModifiersInName {

    /// Quoted names, words, numbers, single symbols. In a name that PostgreSQL has read nothing else is left
    /// but blanks.
    private static final Pattern TOKEN = Pattern.compile(
            "\\G\\s*(\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[\\p{L}_\\x{80}-\\x{10ffff}][\\p{L}\\d_$\\x{80}-\\x{10ffff}]*"
                    + "|[\\d.]+|[()\\[\\],.+-])");

    /// Bits that PostgreSQL has for the fields of an interval.
    private static final Map<String, Integer> FIELDS = Map.of(
            "month", 1 << 1, "year", 1 << 2, "day", 1 << 3, "hour", 1 << 10, "minute", 1 << 11, "second", 1 << 12);

    private static final List<String> LARGEST_FIRST = List.of("year", "month", "day", "hour", "minute", "second");

    private static final int ALL_FIELDS = 0x7fff;

    private ModifiersInName() {}

    /// @param name one that PostgreSQL has read, and so knows what is meant by it
    /// @return none where the name says nothing, or says it in a way that nobody prints (comments, strings)
    static List<String> of(String name) {
        var tokens = tokens(name);
        if (tokens.isEmpty()) {
            return List.of();
        }
        var given = inParentheses(tokens);
        return switch (tokens.getFirst()) {
            case "interval" -> interval(tokens, given);
            case "char", "character", "nchar", "national", "bit" ->
                given.isEmpty() && !tokens.contains("varying") ? List.of("1") : given;
            default -> given;
        };
    }

    /// Folded, where they are not quoted.
    private static List<String> tokens(String name) {
        var matcher = TOKEN.matcher(name.strip());
        var tokens = new ArrayList<String>();
        var end = 0;
        while (matcher.find()) {
            var token = matcher.group(1);
            tokens.add(token.startsWith("\"") ? token : token.toLowerCase(Locale.ROOT));
            end = matcher.end();
        }
        return end == name.strip().length() && !hasComment(tokens) ? tokens : List.of();
    }

    private static boolean hasComment(List<String> tokens) {
        return IntStream.range(1, tokens.size())
                .anyMatch(at -> tokens.get(at - 1).equals("-") && tokens.get(at).equals("-"));
    }

    private static List<String> inParentheses(List<String> tokens) {
        var from = tokens.indexOf("(");
        var to = tokens.indexOf(")");
        if (from < 0 || to < from) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var token : tokens.subList(from + 1, to)) {
            if (token.equals(",")) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(token.startsWith("\"") ? unquoted(token) : token);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unquoted(String token) {
        return token.substring(1, token.length() - 1).replace("\"\"", "\"");
    }

    /// The fields, and the digits of its seconds where these are limited.
    private static List<String> interval(List<String> tokens, List<String> digits) {
        var named = tokens.stream().filter(FIELDS::containsKey).toList();
        if (named.isEmpty() && digits.isEmpty()) {
            return List.of();
        }
        var modifiers = new ArrayList<String>();
        modifiers.add(String.valueOf(named.isEmpty() ? ALL_FIELDS : fields(named.getFirst(), named.getLast())));
        modifiers.addAll(digits);
        return modifiers;
    }

    private static int fields(String from, String to) {
        return LARGEST_FIRST.subList(LARGEST_FIRST.indexOf(from), LARGEST_FIRST.indexOf(to) + 1).stream()
                .mapToInt(field -> FIELDS.getOrDefault(field, 0))
                .sum();
    }
}
