package dev.gatekeeper.access.grant;

import dev.gatekeeper.changeset.TableName;

/// A pattern of tables, `schema.table`: each side a [Glob] of its own, so that no `*` reaches over the dot.
record TablePattern(Glob schema, Glob table) {

    /// @throws IllegalArgumentException with a sentence, where the text is not of that form
    static TablePattern parse(String text) {
        var dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            throw new IllegalArgumentException(
                    "Tables are granted as schema.table, where * stands for any characters: \"public.*\".");
        }
        return new TablePattern(new Glob(text.substring(0, dot)), new Glob(text.substring(dot + 1)));
    }

    boolean matches(TableName name) {
        return schema.matches(name.schema().text())
                && table.matches(name.table().text());
    }
}
