package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Documents that are change sets, and documents that nearly are.
final class RandomDocuments {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "a", "b", "Col A", "ünï", "", "x".repeat(63), "x".repeat(64), "é".repeat(32), "n\0ul", "h\ud800alf");
    private static final List<String> TYPES = List.of(
            "integer", "INTEGER", "text", "numeric(10,2)", "boolean", "bytea", "date", "mood", "int4[]", "jsonb");
    private static final List<String> KEYS = List.of(
            "kind",
            "schema",
            "table",
            "columnnames",
            "columntypes",
            "columnvalues",
            "columntypeoids",
            "columnpositions",
            "columnoptionals",
            "columndefaults",
            "pk",
            "oldkeys",
            "keynames",
            "keyvalues",
            "change",
            "xid",
            "action",
            "nextlsn",
            "lsn",
            "columns",
            "identity",
            "name",
            "type",
            "value",
            "default",
            "nope",
            "a/b~c");

    private final Random random;

    RandomDocuments(Random random) {
        this.random = random;
    }

    ObjectNode changeSet() {
        var document = NODES.objectNode();
        if (random.nextBoolean()) {
            document.put("xid", random.nextInt(1000))
                    .put("nextlsn", "0/27F9308")
                    .put("timestamp", "2026-11-20 20:07");
        }
        var changes = document.putArray("change");
        for (int i = random.nextInt(4); i > 0; i--) {
            changes.add(change());
        }
        return document;
    }

    /// The lines of a change set in format 2.
    List<ObjectNode> lines() {
        var lines = LinesOfFormat2.of(changeSet());
        if (random.nextBoolean()) {
            lines.removeFirst();
            lines.removeLast();
            lines.subList(Math.min(1, lines.size()), lines.size()).clear();
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            var truncate = table(NODES.objectNode().put("action", "T"));
            truncate.remove("pk");
            if (random.nextBoolean()) {
                truncate.put("lsn", "0/1");
            }
            lines.add(random.nextInt(lines.size() + 1), truncate);
        }
        return lines;
    }

    /// Up to three small faults, somewhere.
    void mutate(JsonNode document) {
        for (int i = random.nextInt(4); i > 0; i--) {
            var containers = new ArrayList<JsonNode>();
            collectContainers(document, containers);
            switch (pick(containers)) {
                case ObjectNode object -> mutateObject(object);
                case ArrayNode array -> mutateArray(array);
                default -> throw new IllegalStateException("No other node holds nodes.");
            }
        }
    }

    private ObjectNode change() {
        var change = NODES.objectNode();
        switch (random.nextInt(4)) {
            case 0 -> row(table(change.put("kind", "insert")), "column", 1 + random.nextInt(4));
            case 1 -> {
                row(table(change.put("kind", "update")), "column", 1 + random.nextInt(4));
                row(change.putObject("oldkeys"), "key", 1 + random.nextInt(2));
            }
            case 2 -> row(table(change.put("kind", "delete")).putObject("oldkeys"), "key", 1 + random.nextInt(2));
            default ->
                change.put("kind", "message")
                        .put("transactional", random.nextBoolean())
                        .put("prefix", "p")
                        .put("content", random.nextInt(9) == 0 ? "\0" : "c");
        }
        return change;
    }

    private ObjectNode table(ObjectNode change) {
        if (random.nextBoolean()) {
            change.put("schema", "public");
        }
        if (random.nextInt(4) == 0) {
            var pk = change.putObject("pk");
            pk.putArray("pknames").add("a");
            pk.putArray("pktypes").add("integer");
        }
        return change.put("table", "t");
    }

    private void row(ObjectNode object, String prefix, int size) {
        var names = object.putArray(prefix + "names");
        var types = object.putArray(prefix + "types");
        var values = object.putArray(prefix + "values");
        for (int i = 0; i < size; i++) {
            names.add(i < 2 ? "ab".substring(i, i + 1) : "c" + i);
            types.add(random.nextInt(4) == 0 ? pick(TYPES) : "integer");
            values.add(random.nextInt(4) == 0 ? scalar() : NODES.numberNode(random.nextInt()));
        }
        if (prefix.equals("column") && random.nextInt(4) == 0) {
            var oids = object.putArray("columntypeoids");
            var optionals = object.putArray("columnoptionals");
            for (int i = 0; i < size; i++) {
                oids.add(23);
                optionals.add(random.nextBoolean());
            }
        }
    }

    private void mutateObject(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        switch (random.nextInt(3)) {
            case 0 -> object.set(pick(KEYS), any());
            case 1 ->
                names.stream()
                        .skip(random.nextInt(names.size() + 1))
                        .findFirst()
                        .ifPresent(object::remove);
            default ->
                names.stream()
                        .skip(random.nextInt(names.size() + 1))
                        .findFirst()
                        .ifPresent(name -> object.set(name, any()));
        }
    }

    private void mutateArray(ArrayNode array) {
        switch (random.nextInt(4)) {
            case 0 -> array.add(any());
            case 1 -> {
                if (!array.isEmpty()) {
                    array.remove(random.nextInt(array.size()));
                }
            }
            case 2 -> {
                if (!array.isEmpty()) {
                    array.add(array.get(random.nextInt(array.size())).deepCopy());
                }
            }
            default -> {
                if (!array.isEmpty()) {
                    array.set(random.nextInt(array.size()), any());
                }
            }
        }
    }

    private JsonNode any() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.objectNode();
            case 1 -> NODES.arrayNode();
            case 2 -> NODES.textNode(pick(NAMES));
            case 3 ->
                NODES.textNode(
                        pick(List.of("insert", "update", "delete", "message", "truncate", "B", "I", "T", "0/2")));
            case 4 -> NODES.textNode(pick(TYPES));
            default -> scalar();
        };
    }

    private JsonNode scalar() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(new BigDecimal(pick(List.of("0.5", "1E+400", "-1.10"))));
            case 4 -> NODES.numberNode(new BigInteger("9".repeat(1 + random.nextInt(60))));
            case 5 -> NODES.textNode(pick(NAMES));
            case 6 -> NODES.textNode(pick(List.of("1", "abc", "1.5", "true", "{1,2}", "2018-03-27", "deadbeef")));
            default -> NODES.numberNode(random.nextInt(5) - 1);
        };
    }

    private static void collectContainers(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collectContainers(child, into));
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
