package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Documents of format 1 as the plugin would have printed them in format 2.
final class LinesOfFormat2 {

    private LinesOfFormat2() {}

    static List<ObjectNode> of(ObjectNode document) {
        var lines = new ArrayList<ObjectNode>();
        lines.add(transaction("B", document));
        document.get("change").forEach(change -> lines.add(tuple((ObjectNode) change)));
        lines.add(transaction("C", document));
        return lines;
    }

    private static ObjectNode transaction(String action, ObjectNode document) {
        var line = line(action);
        List.of("xid", "nextlsn", "timestamp").forEach(key -> copy(document, line, key));
        return line;
    }

    private static ObjectNode tuple(ObjectNode change) {
        var line = switch (change.get("kind").asText()) {
            case "insert" -> line("I");
            case "update" -> line("U");
            case "delete" -> line("D");
            default -> line("M");
        };
        List.of("schema", "table", "transactional", "prefix", "content").forEach(key -> copy(change, line, key));
        columns(change, "column", line, "columns");
        columns(change.path("oldkeys"), "key", line, "identity");
        columns(change.path("pk"), "pk", line, "pk");
        return line;
    }

    private static void columns(JsonNode from, String prefix, ObjectNode line, String key) {
        if (!from.has(prefix + "names")) {
            return;
        }
        var columns = line.putArray(key);
        for (int i = 0; i < from.get(prefix + "names").size(); i++) {
            var column = columns.addObject();
            copyElement(from, prefix + "names", i, column, "name");
            copyElement(from, prefix + "types", i, column, "type");
            copyElement(from, prefix + "typeoids", i, column, "typeoid");
            copyElement(from, prefix + "values", i, column, "value");
            copyElement(from, prefix + "optionals", i, column, "optional");
        }
    }

    private static void copyElement(JsonNode from, String list, int index, ObjectNode to, String key) {
        if (from.has(list)) {
            to.set(key, from.get(list).get(index));
        }
    }

    private static void copy(ObjectNode from, ObjectNode to, String key) {
        if (from.has(key)) {
            to.set(key, from.get(key));
        }
    }

    private static ObjectNode line(String action) {
        return JsonNodeFactory.instance.objectNode().put("action", action);
    }
}
