package dev.gatekeeper.consumer.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatekeeper.consumer.contract.GeneratedTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes up change sets of one change, which a table may take or not. An update either names the row that is there, or
/// writes what can be written: whether a row can't be found, or can't be written where it is found, is another question
/// than these tests'.
final class GeneratedChange {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final GeneratedTable table;
    private final Random random;

    GeneratedChange(GeneratedTable table, Random random) {
        this.table = table;
        this.random = random;
    }

    String changeSet() {
        var change = NODES.objectNode();
        change.put("schema", "public").put("table", random.nextInt(40) == 0 ? table.name() + "x" : table.name());
        switch (random.nextInt(4)) {
            case 0, 1 -> row(change.put("kind", "insert"), some(true), false);
            case 2 -> {
                change.put("kind", "update");
                if (random.nextBoolean()) {
                    row(change, some(false), false);
                    keys(change, table.writable(), true);
                } else {
                    row(change, some(false), true);
                    keys(change, some(false), false);
                }
            }
            default -> keys(change.put("kind", "delete"), some(false), false);
        }
        var document = NODES.objectNode();
        document.putArray("change").add(change);
        return document.toString();
    }

    /// @param mostly whether few are left out
    private List<Column> some(boolean mostly) {
        var some = new ArrayList<Column>();
        for (var column : table.columns()) {
            if (random.nextInt(mostly ? 8 : 2) > 0) {
                some.add(column);
            }
        }
        if (some.isEmpty()) {
            some.add(table.columns().getFirst());
        }
        return some;
    }

    private void row(ObjectNode change, List<Column> columns, boolean good) {
        var values = write(change, columns, "columnnames", "columntypes", good);
        change.set("columnvalues", values);
    }

    private void keys(ObjectNode change, List<Column> columns, boolean good) {
        var keys = NODES.objectNode();
        var values = write(keys, columns, "keynames", "keytypes", good);
        keys.set("keyvalues", values);
        change.set("oldkeys", keys);
    }

    /// @param good whether the values are those of the row that is there
    private ArrayNode write(ObjectNode into, List<Column> columns, String names, String types, boolean good) {
        var nameList = into.putArray(names);
        var typeList = random.nextInt(3) == 0 ? into.putArray(types) : null;
        var values = NODES.arrayNode();
        for (var column : columns) {
            nameList.add(!good && random.nextInt(60) == 0 ? column.name() + "x" : column.name());
            if (typeList != null) {
                typeList.add(column.type().sql());
            }
            value(values, column, good);
        }
        return values;
    }

    private void value(ArrayNode values, Column column, boolean good) {
        if (good) {
            values.add(column.type().good().getFirst());
        } else if (random.nextInt(8) == 0) {
            values.addNull();
        } else {
            var texts = random.nextInt(5) == 0 && !column.type().others().isEmpty()
                    ? column.type().others()
                    : column.type().good();
            values.add(texts.get(random.nextInt(texts.size())));
        }
    }
}
