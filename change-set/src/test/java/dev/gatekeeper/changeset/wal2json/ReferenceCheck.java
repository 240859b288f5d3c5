package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.UnicodeText;
import dev.gatekeeper.changeset.sqltype.Fit;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The sense checks once more, over a tree whose shape is right: slow, plain, and written apart from the parser.
final class ReferenceCheck {

    private ReferenceCheck() {}

    static boolean makesSense(JsonNode document) {
        var lsn = document.path("nextlsn").asText("0/0");
        return lsn.matches("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}")
                && UnicodeText.isStorable(document.path("timestamp").asText(""))
                && elements(document.get("change")).allMatch(ReferenceCheck::changeMakesSense);
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
