package dev.gatekeeper.changeset;

/// A table and the schema that it stands in.
public record TableName(Identifier schema, Identifier table) {

    /// @throws IllegalArgumentException where one of the names can't be an identifier
    public static TableName of(String schema, String table) {
        return new TableName(new Identifier(schema), new Identifier(table));
    }

    /// Both names quoted and joined by a dot, fit to stand in SQL.
    public String quoted() {
        return schema.quoted() + '.' + table.quoted();
    }

    /// For people: `schema.table`, unquoted.
    @Override
    public String toString() {
        return schema + "." + table;
    }
}
