package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.UnicodeText;
import dev.gatekeeper.changeset.sqltype.Fit;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The sense checks once more, over trees whose shape is right: slow, plain, and written apart from the parser.
final class ReferenceCheck {

    private ReferenceCheck() {}

    static boolean makesSense(JsonNode document) {
        var lsn = document.path("nextlsn").asText("0/0");
        return lsn.matches("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}")
                && UnicodeText.isStorable(document.path("timestamp").asText(""))
                && elements(document.get("change")).allMatch(ReferenceCheck::changeMakesSense);
    }

    /// The same for the lines of a payload of format 2.
    static boolean makesSense(List<JsonNode> lines) {
        return lines.stream().allMatch(ReferenceCheck::lineMakesSense) && belongTogether(lines);
    }

    private static boolean belongTogether(List<JsonNode> lines) {
        var actions = lines.stream().map(line -> line.get("action").asText()).collect(Collectors.joining());
        if (actions.matches("B[IUDTM]*C")) {
            return Stream.of("xid", "nextlsn")
                    .filter(key -> lines.getFirst().has(key) && lines.getLast().has(key))
                    .allMatch(key ->
                            lines.getFirst().get(key).equals(lines.getLast().get(key)));
        }
        var lsns = lines.stream().map(line -> line.path("lsn").asText("none")).distinct();
        return actions.matches("[IUDM]") || (actions.matches("T+") && lsns.count() == 1);
    }

    private static boolean lineMakesSense(JsonNode line) {
        return Stream.of("lsn", "nextlsn")
                        .allMatch(key -> line.path(key).asText("0/0").matches("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}"))
                && Stream.of("timestamp", "prefix", "content")
                        .allMatch(key -> UnicodeText.isStorable(line.path(key).asText("")))
                && Stream.of("schema", "table").allMatch(key -> isAbsentOrIdentifier(line.get(key)))
                && Stream.of("columns", "identity", "pk").map(line::path).allMatch(ReferenceCheck::columnsMakeSense);
    }

    private static boolean columnsMakeSense(JsonNode columns) {
        var names = elements(columns).map(column -> column.get("name").asText()).toList();
        return new HashSet<>(names).size() == names.size()
                && names.stream().allMatch(name -> Identifier.flaw(name).isEmpty())
                && elements(columns).allMatch(ReferenceCheck::columnMakesSense);
    }

    private static boolean columnMakesSense(JsonNode column) {
        var types = JsonNodeFactory.instance.arrayNode();
        var values = JsonNodeFactory.instance.arrayNode();
        if (column.has("type")) {
            types.add(column.get("type"));
        }
        if (column.has("value")) {
            values.add(column.get("value"));
        }
        return typesMakeSense(types) && valuesMakeSense(types, values);
    }

    private static boolean changeMakesSense(JsonNode change) {
        if (change.get("kind").asText().equals("message")) {
            return Stream.of("prefix", "content")
                    .allMatch(key -> UnicodeText.isStorable(change.get(key).asText()));
        }
        var row = List.of(
                "columnnames",
                "columntypes",
                "columnvalues",
                "columntypeoids",
                "columnpositions",
                "columnoptionals",
                "columndefaults");
        return Stream.of("schema", "table").allMatch(key -> isAbsentOrIdentifier(change.get(key)))
                && rowMakesSense(change, row)
                && rowMakesSense(change.path("oldkeys"), List.of("keynames", "keytypes", "keyvalues", "keytypeoids"))
                && rowMakesSense(change.path("pk"), List.of("pknames", "pktypes"));
    }

    private static boolean isAbsentOrIdentifier(JsonNode node) {
        return node == null || Identifier.flaw(node.asText()).isEmpty();
    }

    private static boolean rowMakesSense(JsonNode object, List<String> lists) {
        var names = elements(object.get(lists.get(0))).map(JsonNode::asText).toList();
        var lengthsAgree = lists.stream()
                .filter(object::has)
                .filter(key ->
                        !(key.equals("columnoptionals") && object.get(key).isEmpty()))
                .map(object::get)
                .allMatch(list -> list.size() == names.size());
        return lengthsAgree
                && names.stream().allMatch(name -> Identifier.flaw(name).isEmpty())
                && new HashSet<>(names).size() == names.size()
                && typesMakeSense(object.path(lists.get(1)))
                && (lists.size() == 2 || valuesMakeSense(object.path(lists.get(1)), object.path(lists.get(2))));
    }

    private static boolean typesMakeSense(JsonNode types) {
        return elements(types)
                .map(JsonNode::asText)
                .allMatch(type -> UnicodeText.isStorable(type) && !(SqlType.named(type) instanceof SqlType.Malformed));
    }

    private static boolean valuesMakeSense(JsonNode types, JsonNode values) {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value.isNull()) {
                continue;
            }
            if (!UnicodeText.isStorable(value.asText())) {
                return false;
            }
            if (types.has(i) && !(SqlType.named(types.get(i).asText()).fit(value.asText()) instanceof Fit.Fits)) {
                return false;
            }
        }
        return true;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list == null ? Stream.empty() : StreamSupport.stream(list.spliterator(), false);
    }
}
