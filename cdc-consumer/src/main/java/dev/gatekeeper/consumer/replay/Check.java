package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.consumer.log.Limits;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges what is to be sent again as the gateway would at its door. Thread-safe.
@Singleton
final class Check {

    private final ChangeSetParser atTheDoor;
    private final ChangeSetParser pastTheDoor;
    private final Limits limits;

    /// @param requireTypes as at the gateways
    Check(
            @Property(name = "gatekeeper.default-schema", defaultValue = "public") String defaultSchema,
            @Property(name = "gatekeeper.require-types", defaultValue = "true") boolean requireTypes,
            Limits limits) {
        var schema = new Identifier(defaultSchema);
        this.atTheDoor = new ChangeSetParser(new ParserSettings(schema, requireTypes));
        this.pastTheDoor = requireTypes ? new ChangeSetParser(new ParserSettings(schema, false)) : atTheDoor;
        this.limits = limits;
    }

    /// @param grants of who answers for the payload; empty where it has passed the door before
    Checked judge(Payload payload, Optional<Grants> grants) {
        if (payload.bytes().length > limits.changeSetBytes()) {
            return new Checked.Unsound(Reason.tooLarge(payload.bytes().length, limits.changeSetBytes()));
        }
        var parser = grants.isPresent() ? atTheDoor : pastTheDoor;
        @Nullable ParseResult first = null;
        for (var format : formats(payload.contentType())) {
            var result = parser.parse(format, payload.bytes());
            if (result instanceof ParseResult.Valid(var changeSet)) {
                return sound(format, changeSet, grants);
            }
            first = first == null ? result : first;
        }
        return new Checked.Unsound(reason(first));
    }

    /// What the content type says comes first. Lines may be one of format 1, and of what came from nowhere nothing is
    /// known.
    private static List<Format> formats(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith(Format.WAL2JSON_2.mediaType())) {
            return List.of(Format.WAL2JSON_2, Format.WAL2JSON_1);
        }
        return type.startsWith(Format.WAL2JSON_1.mediaType())
                ? List.of(Format.WAL2JSON_1)
                : List.of(Format.WAL2JSON_1, Format.WAL2JSON_2);
    }

    private Checked sound(Format format, ChangeSet changeSet, Optional<Grants> grants) {
        var changes = changeSet.changes();
        if (changes.size() > limits.changes()) {
            return new Checked.Unsound(Reason.invalidChangeSet(
                    Violations.of(Violation.tooManyChanges(format, changes.size(), limits.changes()))));
        }
        return grants.flatMap(each -> each.refusal(changes))
                .<Checked>map(Checked.Forbidden::new)
                .orElseGet(() -> new Checked.Sound(format, changes.size()));
    }

    private static Reason reason(@Nullable ParseResult result) {
        return switch (result) {
            case ParseResult.NotJson(var violation) -> Reason.notJson(violation);
            case ParseResult.Invalid(var violations) -> Reason.invalidChangeSet(violations);
            case ParseResult.Valid _ -> throw new IllegalArgumentException("It is sound.");
            case null -> throw new IllegalArgumentException("It was not read.");
        };
    }
}
