package dev.gatekeeper.consumer.catalog;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.gatekeeper.changeset.Identifier;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Set;

/// How changes are written.
///
/// @param folding whether changes are folded where they can be; else each is written by itself
/// @param schemas the schemas that are written to; `*` stands for all that are neither PostgreSQL's nor Gatekeeper's
@ConfigurationProperties("gatekeeper.sink")
public record SinkSettings(
        @Bindable(defaultValue = "public") Set<String> schemas,
        @Bindable(defaultValue = "upsert") InsertMode insertMode,
        @Bindable(defaultValue = "count") MissingRow missingRow,
        @Bindable(defaultValue = "true") boolean folding) {

    public SinkSettings {
        schemas = schemas.stream().map(String::strip).collect(toUnmodifiableSet());
    }

    public boolean allows(Identifier schema) {
        var name = schema.text();
        if (name.equals("cdc") || name.equals("information_schema") || name.startsWith("pg_")) {
            return false;
        }
        return schemas.contains("*") || schemas.contains(name);
    }

    public boolean rejectsMissingRows() {
        return missingRow == MissingRow.REJECT;
    }
}
