package dev.gatekeeper.changeset.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [TableContract] as it travels: one JSON object. Keys unknown to this version are passed over; keys without a
/// value are left out.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContractEnvelope(
        @Nullable Long version,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String kind,
        boolean columnsCreatable,
        boolean missingRowRejected,
        boolean triggers,
        boolean rules,
        @Nullable List<ColumnPart> columns,
        @Nullable List<KeyPart> keys) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// @param readAs absent where it is the type itself
    /// @param typeSchema absent where it is `pg_catalog`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ColumnPart(
            @Nullable String name,
            @Nullable String type,
            @Nullable String readAs,
            @Nullable String typeSchema,
            boolean nullable,
            boolean hasDefault,
            @Nullable String generation,
            @Nullable List<String> labels,
            @Nullable Integer maxLength,
            @Nullable Integer precision,
            @Nullable Integer scale) {

        private static final String POSTGRES = "pg_catalog";

        static ColumnPart of(ColumnContract column, boolean labels) {
            var type = column.type();
            return new ColumnPart(
                    column.name().text(),
                    type.declared(),
                    type.readAs().equals(type.declared()) ? null : type.readAs(),
                    type.schema().equals(POSTGRES) ? null : type.schema(),
                    column.nullable(),
                    column.hasDefault(),
                    column.generation().text(),
                    labels && !type.labels().isEmpty() ? type.labels() : null,
                    type.maxLength(),
                    type.precision(),
                    type.scale());
        }

        ColumnContract toColumn() throws UnreadableContractException {
            var declared = required("type", type);
            return new ColumnContract(
                    new Identifier(required("name", name)),
                    new ColumnType(
                            declared,
                            readAs == null ? declared : readAs,
                            typeSchema == null ? POSTGRES : typeSchema,
                            labels == null ? List.of() : labels,
                            maxLength,
                            precision,
                            scale),
                    nullable,
                    hasDefault,
                    Generation.named(required("generation", generation))
                            .orElseThrow(() -> unknown("generation", generation)));
        }
    }

    record KeyPart(@Nullable List<String> columns, boolean primary, boolean nullable, boolean deferrable) {

        static KeyPart of(KeyContract key) {
            return new KeyPart(
                    key.columns().stream().map(Identifier::text).toList(),
                    key.primary(),
                    key.nullable(),
                    key.deferrable());
        }

        KeyContract toKey() throws UnreadableContractException {
            return new KeyContract(
                    required("columns", columns).stream().map(Identifier::new).toList(), primary, nullable, deferrable);
        }
    }

    static ContractEnvelope of(TableContract contract) {
        return of(contract, true);
    }

    static ContractEnvelope withoutLabels(TableContract contract) {
        return of(contract, false);
    }

    private static ContractEnvelope of(TableContract contract, boolean labels) {
        var traits = contract.traits();
        return new ContractEnvelope(
                contract.version(),
                contract.name().schema().text(),
                contract.name().table().text(),
                contract.kind().text(),
                traits.columnsCreatable(),
                traits.missingRowRejected(),
                traits.triggers(),
                traits.rules(),
                contract.columns().stream()
                        .map(column -> ColumnPart.of(column, labels))
                        .toList(),
                contract.keys().stream().map(KeyPart::of).toList());
    }

    byte[] write() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A contract of texts and numbers can't be written.", impossible);
        }
    }

    static ContractEnvelope read(byte[] json) throws UnreadableContractException {
        try {
            @Nullable ContractEnvelope envelope = JSON.readValue(json, ContractEnvelope.class);
            if (envelope == null) {
                throw new UnreadableContractException("The record is JSON's null.", null);
            }
            return envelope;
        } catch (IOException e) {
            throw new UnreadableContractException("The record is not a table's contract.", e);
        }
    }

    TableContract toContract() throws UnreadableContractException {
        try {
            var parts = required("columns", columns);
            var all = new ColumnContract[parts.size()];
            for (var at = 0; at < all.length; at++) {
                all[at] = required("columns", parts.get(at)).toColumn();
            }
            var keyParts = required("keys", keys);
            var allKeys = new KeyContract[keyParts.size()];
            for (var at = 0; at < allKeys.length; at++) {
                allKeys[at] = required("keys", keyParts.get(at)).toKey();
            }
            return new TableContract(
                    TableName.of(required("schema", schema), required("table", table)),
                    required("version", version),
                    TableKind.named(required("kind", kind)).orElseThrow(() -> unknown("kind", kind)),
                    List.of(all),
                    List.of(allKeys),
                    new TableTraits(columnsCreatable, missingRowRejected, triggers, rules));
        } catch (IllegalArgumentException | NullPointerException e) { // A list may hold JSON's null.
            throw new UnreadableContractException("The record is not a table's contract.", e);
        }
    }

    private static <T> T required(String key, @Nullable T value) throws UnreadableContractException {
        if (value == null) {
            throw new UnreadableContractException("The contract misses the key \"" + key + "\".", null);
        }
        return value;
    }

    private static UnreadableContractException unknown(String key, @Nullable String word) {
        return new UnreadableContractException(
                "The contract's \"" + key + "\" is a word that this version doesn't know: " + word + ".", null);
    }
}
