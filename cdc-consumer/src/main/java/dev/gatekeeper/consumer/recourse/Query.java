package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.changeset.log.Moments;
import dev.gatekeeper.changeset.rejection.Stage;
import dev.gatekeeper.consumer.rejection.Filter;
import dev.gatekeeper.consumer.rejection.State;
import io.micronaut.http.HttpParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which rejections a request is about, by the parameters of its URL. One that is unknown, or stands twice, is refused:
/// without it more rejections would be meant than its sender thinks.
///
/// @param limit how many at the most
record Query(Filter filter, Optional<String> cursor, int limit) {

    private static final Set<String> KNOWN = Set.of(
            "state",
            "stage",
            "reason",
            "stream",
            "schema",
            "table",
            "sqlState",
            "changeSetId",
            "principal",
            "receivedSince",
            "receivedUntil",
            "rejectedSince",
            "rejectedUntil",
            "limit",
            "cursor");

    /// @param usual how many are meant where nobody says
    /// @param most how many may be asked for
    /// @throws IllegalArgumentException with a sentence for the caller
    static Query read(HttpParameters parameters, int usual, int most) {
        for (var name : parameters.names()) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("There is no parameter of that name; there are "
                        + String.join(", ", KNOWN.stream().sorted().toList()) + '.');
            }
        }
        var filter = new Filter(
                parsed(parameters, "state", Query::state),
                parsed(parameters, "stage", Query::stage),
                text(parameters, "reason"),
                text(parameters, "stream"),
                text(parameters, "schema"),
                text(parameters, "table"),
                text(parameters, "sqlState"),
                parsed(parameters, "changeSetId", UUID::fromString),
                text(parameters, "principal"),
                parsed(parameters, "receivedSince", Moments::parse),
                parsed(parameters, "receivedUntil", Moments::parse),
                parsed(parameters, "rejectedSince", Moments::parse),
                parsed(parameters, "rejectedUntil", Moments::parse));
        @Nullable Integer limit = parsed(parameters, "limit", Integer::valueOf);
        if (limit != null && (limit < 1 || limit > most)) {
            throw new IllegalArgumentException("limit is 1 to " + most + '.');
        }
        return new Query(filter, Optional.ofNullable(text(parameters, "cursor")), limit == null ? usual : (int) limit);
    }

    /// The same, where each rejection must be meant on purpose.
    ///
    /// @throws IllegalArgumentException with a sentence for the caller
    static Query readNarrow(HttpParameters parameters, int usual, int most) {
        var query = read(parameters, usual, most);
        if (query.filter().isAll()) {
            throw new IllegalArgumentException(
                    "Say which rejections are meant, by one parameter at least: all of them are ?rejectedSince=1970-01-01T00:00:00Z.");
        }
        return query;
    }

    private static State state(String text) {
        return State.named(text).orElseThrow(IllegalArgumentException::new);
    }

    private static Stage stage(String text) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.text().equals(text))
                .findAny()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static <T> @Nullable T parsed(HttpParameters parameters, String name, Function<String, T> parse) {
        @Nullable String text = text(parameters, name);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("The parameter " + name + " is malformed: " + expected(name), e);
        }
    }

    private static String expected(String name) {
        return switch (name) {
            case "state" -> "it is open, replayed, resolved or discarded.";
            case "stage" -> "it is gateway or sink.";
            case "changeSetId" -> "it is a UUID.";
            case "limit" -> "it is a number.";
            default -> "it is a moment such as " + Instant.EPOCH + '.';
        };
    }

    private static @Nullable String text(HttpParameters parameters, String name) {
        var all = parameters.getAll(name);
        if (all.size() > 1) {
            throw new IllegalArgumentException("The parameter " + name + " stands twice.");
        }
        if (all.isEmpty()) {
            return null;
        }
        var text = all.getFirst();
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The parameter " + name + " is empty, or holds a NUL.");
        }
        return text;
    }
}
