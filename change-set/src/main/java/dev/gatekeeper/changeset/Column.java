package dev.gatekeeper.changeset;

import org.jspecify.annotations.Nullable;

/// A column of one row.
///
/// @param type the type as the sender spelled it; null where types are left out
/// @param value the value in PostgreSQL's text form, numbers digit by digit as they were sent; null is SQL's NULL
public record Column(
        Identifier name, @Nullable String type, @Nullable String value) {}
