/// PostgreSQL's type names, and which texts a value of each type can be read from.
@NullMarked
package dev.gatekeeper.changeset.sqltype;

import org.jspecify.annotations.NullMarked;
