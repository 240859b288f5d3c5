package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads payloads of one format, of which a test knows the verdict.
final class Reading {

    private final ChangeSetParser parser = new ChangeSetParser(ParserSettings.DEFAULT);
    private final Format format;

    Reading(Format format) {
        this.format = format;
    }

    ChangeSet valid(String payload) {
        var result = parser.parse(format, bytes(payload));
        assertThat(result).isInstanceOf(ParseResult.Valid.class);
        return ((ParseResult.Valid) result).changeSet();
    }

    Violations invalid(String payload) {
        var result = parser.parse(format, bytes(payload));
        assertThat(result).isInstanceOf(ParseResult.Invalid.class);
        return ((ParseResult.Invalid) result).violations();
    }

    Violation notJson(String payload) {
        return notJson(bytes(payload));
    }

    Violation notJson(byte[] payload) {
        var result = parser.parse(format, payload);
        assertThat(result).isInstanceOf(ParseResult.NotJson.class);
        return ((ParseResult.NotJson) result).violation();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Columns row(Column... columns) {
        return new Columns(List.of(columns));
    }

    static Column column(String name, String type, @Nullable String value) {
        return new Column(new Identifier(name), type, value);
    }
}
