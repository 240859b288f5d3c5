package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.fold.FoldColumn;
import dev.gatekeeper.consumer.fold.FoldTable;
import dev.gatekeeper.consumer.fold.KeyForm;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells which tables' changes can be folded: those where a row's changes have no effect beyond that row, and where
/// equal keys are known by their texts.
@Singleton
final class Folding {

    private final SinkSettings settings;

    Folding(SinkSettings settings) {
        this.settings = settings;
    }

    /// @param whyCareful a word; empty where the changes can be folded
    record Verdict(Optional<FoldTable> folding, String whyCareful) {

        static Verdict careful(String why) {
            return new Verdict(Optional.empty(), why);
        }
    }

    Verdict of(Connection connection, TableName name, Map<Identifier, TableColumn> columns, List<UniqueKey> uniqueKeys)
            throws SQLException {
        if (!settings.folding()) {
            return Verdict.careful("switched-off");
        }
        var traits = traits(connection, name);
        if (traits.obstacle() != null) {
            return Verdict.careful(traits.obstacle());
        }
        var references = ForeignKeys.of(connection, name);
        if (references == null) {
            return Verdict.careful("refers-to-partitions");
        }
        var key = uniqueKeys.stream()
                .filter(UniqueKey::primary)
                .findAny()
                .map(UniqueKey::columns)
                .orElse(List.of());
        var forms = new ArrayList<KeyForm>();
        for (var column : key) {
            var form = Objects.requireNonNull(columns.get(column)).keyForm();
            if (form == null) {
                return Verdict.careful("key-type");
            }
            forms.add(form);
        }
        var folding = new FoldTable(
                name,
                foldColumns(columns),
                key,
                forms,
                traits.ordered(),
                traits.checked(),
                settings.insertMode() == InsertMode.STRICT,
                references,
                ForeignKeys.referringTo(connection, name));
        return new Verdict(Optional.of(folding), "");
    }

    private static Map<Identifier, FoldColumn> foldColumns(Map<Identifier, TableColumn> columns) {
        var all = new LinkedHashMap<Identifier, FoldColumn>();
        columns.forEach((name, column) -> all.put(
                name,
                new FoldColumn(
                        name,
                        !column.generated(),
                        !column.generated() && !column.identityAlways(),
                        column.notNull(),
                        column.generated() || (!column.notNull() && !column.defaulted()),
                        column.surelyTakes())));
        return all;
    }

    /// @param obstacle why changes can't be folded; null where they can
    private record Traits(@Nullable String obstacle, boolean ordered, boolean checked) {}

    private static Traits traits(Connection connection, TableName name) throws SQLException {
        var sql = """
            select case
                when c.relkind <> 'r' then 'partitioned'
                when exists (select from pg_inherits i where i.inhparent = c.oid) then 'inherited'
                when c.relrowsecurity then 'row-security'
                when exists (select from pg_rewrite r where r.ev_class = c.oid) then 'rules'
                when exists (select from pg_trigger t
                             where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled <> 'D') then 'triggers'
                when exists (select from pg_constraint k where k.conrelid = c.oid and k.condeferrable)
                  or exists (select from pg_trigger t join pg_constraint k on k.oid = t.tgconstraint
                             where t.tgrelid = c.oid and k.confrelid = c.oid and k.condeferrable) then 'deferrable'
                when exists (select from pg_trigger t join pg_constraint k on k.oid = t.tgconstraint
                             where t.tgrelid = c.oid and k.confrelid = c.oid
                               and (k.confdeltype not in ('a', 'r') or k.confupdtype not in ('a', 'r')))
                    then 'referential-actions'
                when exists (select from pg_index i join pg_opclass o on o.oid = any (i.indclass)
                             where i.indrelid = c.oid and i.indisprimary and not o.opcdefault) then 'key-operators'
                when exists (select from pg_index i
                             where i.indrelid = c.oid and i.indisprimary and not i.indisvalid) then 'key-invalid'
                end as obstacle,
                exists (select from pg_index i
                        where i.indrelid = c.oid and not i.indisprimary and (i.indisunique or i.indisexclusion)) as ordered,
                exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c')
                  or exists (select from pg_index i
                             where i.indrelid = c.oid and (i.indpred is not null or i.indexprs is not null))
                  or exists (select from pg_attribute a
                             where a.attrelid = c.oid and a.attgenerated <> '' and not a.attisdropped) as checked
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ?
            """;
        try (var query = TableReader.query(connection, sql, name);
                var found = query.executeQuery()) {
            return found.next()
                    ? new Traits(found.getString("obstacle"), found.getBoolean("ordered"), found.getBoolean("checked"))
                    : new Traits("unknown", true, true);
        }
    }
}
