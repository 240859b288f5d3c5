/// The published JSON Schema, and the explanation of what breaks it.
@NullMarked
package dev.gatekeeper.changeset.schema;

import org.jspecify.annotations.NullMarked;
