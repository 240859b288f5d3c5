package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The key of a contract's record: `schema.table`. A name that has other characters than lower-case ASCII letters,
/// digits, `_` and `$`, or begins with a digit or `$`, stands in double quotes as in SQL: `public."Order.Items"`. So
/// two tables never share a key.
public final class ContractKey {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");
    private static final Pattern PART = Pattern.compile("[a-z_][a-z0-9_$]*+|\"(?:[^\"]|\"\")*+\"");

    /// More than two quoted names take: no key of a contract is longer.
    private static final int LONGEST = 4 * Identifier.MAX_BYTES + 8;

    private ContractKey() {}

    public static String of(TableName table) {
        return part(table.schema()) + '.' + part(table.table());
    }

    /// The same, as the record has it: in UTF-8.
    public static byte[] bytes(TableName table) {
        return of(table).getBytes(StandardCharsets.UTF_8);
    }

    /// The table that a key names; empty where it is none that [#of] makes.
    public static Optional<TableName> parse(String key) {
        if (key.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = PART.matcher(key);
        if (!parts.lookingAt()) {
            return Optional.empty();
        }
        var schema = name(parts.group());
        var dot = parts.end();
        if (dot >= key.length() || key.charAt(dot) != '.') {
            return Optional.empty();
        }
        parts.region(dot + 1, key.length());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return table(schema, name(parts.group())).filter(table -> of(table).equals(key));
    }

    private static Optional<TableName> table(String schema, String table) {
        return Identifier.flaw(schema).isPresent() || Identifier.flaw(table).isPresent()
                ? Optional.empty()
                : Optional.of(TableName.of(schema, table));
    }

    private static String part(Identifier name) {
        return PLAIN.matcher(name.text()).matches() ? name.text() : name.quoted();
    }

    private static String name(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }
}
