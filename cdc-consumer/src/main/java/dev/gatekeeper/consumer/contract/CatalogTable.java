package dev.gatekeeper.consumer.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.contract.ColumnContract;
import dev.gatekeeper.changeset.contract.Generation;
import dev.gatekeeper.changeset.contract.KeyContract;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table's columns and keys as [ContractReader]'s query has them: rows within a row, in JSON.
record CatalogTable(List<Column> columns, List<Key> keys) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /// @param readAs the type below its domains, with modifiers
    /// @param schema of that type
    /// @param typeName of that type, as `pg_type` names it
    /// @param modifier of that type; negative where there is none
    /// @param identity `a` or `d`; empty where it is none
    /// @param labels of an enum; null where it is none, or has too many
    record Column(
            String name,
            String declared,
            String readAs,
            String schema,
            String typeName,
            int modifier,
            boolean notNull,
            boolean hasDefault,
            boolean generated,
            String identity,
            @Nullable List<String> labels) {

        ColumnContract toContract() {
            return new ColumnContract(new Identifier(name), ColumnTypes.of(this), !notNull, hasDefault, generation());
        }

        private Generation generation() {
            if (generated) {
                return Generation.EXPRESSION;
            }
            return switch (identity) {
                case "a" -> Generation.IDENTITY_ALWAYS;
                case "d" -> Generation.IDENTITY_BY_DEFAULT;
                default -> Generation.NONE;
            };
        }
    }

    record Key(List<String> columns, boolean primary, boolean deferrable) {

        KeyContract toContract(Set<String> nullable) {
            return new KeyContract(
                    columns.stream().map(Identifier::new).toList(),
                    primary,
                    columns.stream().anyMatch(nullable::contains),
                    deferrable);
        }
    }

    static CatalogTable of(ResultSet found) throws SQLException {
        try {
            return new CatalogTable(
                    JSON.readValue(found.getString("columns"), new TypeReference<>() {}),
                    JSON.readValue(found.getString("keys"), new TypeReference<>() {}));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL makes no JSON of its catalog.", impossible);
        }
    }

    List<ColumnContract> columnContracts() {
        return columns.stream().map(Column::toContract).toList();
    }

    List<KeyContract> keyContracts() {
        var nullable = columns.stream()
                .filter(column -> !column.notNull())
                .map(Column::name)
                .collect(Collectors.toSet());
        return keys.stream().map(key -> key.toContract(nullable)).toList();
    }
}
