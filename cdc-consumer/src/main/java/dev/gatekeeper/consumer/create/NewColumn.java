package dev.gatekeeper.consumer.create;

import dev.gatekeeper.changeset.Identifier;

/// A column that is to be made. It takes NULL and has no default, whatever it has upstream: rows that are
/// there already have no value for it, and later changes may leave it out.
///
/// @param type as PostgreSQL prints it for SQL, schema, quotes, length and all; never a sender's text
record NewColumn(Identifier name, String type) {

    /// As a statement defines it.
    String definition() {
        return name.quoted() + " " + type;
    }
}
