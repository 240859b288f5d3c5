package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tables of the schema public that a test makes up, and what is known of them.
final class Tables implements TableLookup {

    private final Map<TableName, TableKnowledge> known = new HashMap<>();

    static Builder table(String name) {
        return new Builder(name);
    }

    Tables with(TableContract... contracts) {
        for (var contract : contracts) {
            known.put(contract.name(), new TableKnowledge.Known(new TableCheck(contract)));
        }
        return this;
    }

    Tables without(String name, boolean creatable) {
        known.put(TableName.of("public", name), new TableKnowledge.Absent(creatable));
        return this;
    }

    Tables untold(String name) {
        known.put(TableName.of("public", name), new TableKnowledge.Untold());
        return this;
    }

    @Override
    public TableKnowledge find(TableName table) {
        return known.getOrDefault(table, new TableKnowledge.Absent(false));
    }

    @Override
    public List<TableName> suggestible(Identifier schema) {
        return List.copyOf(known.keySet());
    }

    /// For one table.
    static final class Builder {
        private final String name;
        private final List<ColumnContract> columns = new ArrayList<>();
        private final List<KeyContract> keys = new ArrayList<>();
        private TableTraits traits = TableTraits.PLAIN;

        private Builder(String name) {
            this.name = name;
        }

        /// A column that takes NULL.
        Builder column(String column, String type) {
            return column(column, type, true, false, Generation.NONE);
        }

        /// A column that takes no NULL, and has no default.
        Builder required(String column, String type) {
            return column(column, type, false, false, Generation.NONE);
        }

        Builder column(String column, String type, boolean nullable, boolean hasDefault, Generation generation) {
            columns.add(new ColumnContract(new Identifier(column), type(type), nullable, hasDefault, generation));
            return this;
        }

        Builder enumeration(String column, String... labels) {
            var type = new ColumnType("mood", "mood", "public", List.of(labels), null, null, null);
            columns.add(new ColumnContract(new Identifier(column), type, true, false, Generation.NONE));
            return this;
        }

        Builder domain(String column, String domain, String below) {
            var type = type(below);
            columns.add(new ColumnContract(
                    new Identifier(column),
                    new ColumnType(domain, below, "pg_catalog", List.of(), type.maxLength(), null, null),
                    true,
                    false,
                    Generation.NONE));
            return this;
        }

        Builder foreign(String column, String type) {
            columns.add(new ColumnContract(
                    new Identifier(column),
                    new ColumnType(type, type, "public", List.of(), null, null, null),
                    true,
                    false,
                    Generation.NONE));
            return this;
        }

        Builder primaryKey(String... names) {
            return key(true, false, names);
        }

        Builder key(boolean primary, boolean deferrable, String... names) {
            keys.add(
                    new KeyContract(List.of(names).stream().map(Identifier::new).toList(), primary, false, deferrable));
            return this;
        }

        Builder traits(boolean creatable, boolean missingRowRejected, boolean triggers, boolean rules) {
            traits = new TableTraits(creatable, missingRowRejected, triggers, rules);
            return this;
        }

        TableContract build() {
            return new TableContract(TableName.of("public", name), 1, TableKind.TABLE, columns, keys, traits);
        }

        private static ColumnType type(String name) {
            return new ColumnType(name, name, "pg_catalog", List.of(), length(name), null, null);
        }

        private static @Nullable Integer length(String type) {
            return type.matches("(character|bit).*\\(\\d+\\)") ? Integer.valueOf(type.replaceAll("\\D", "")) : null;
        }
    }
}
