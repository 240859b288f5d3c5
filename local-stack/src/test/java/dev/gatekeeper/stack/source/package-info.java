/// A real source: PostgreSQL with wal2json, whose tables the target's are compared with.
@NullMarked
package dev.gatekeeper.stack.source;

import org.jspecify.annotations.NullMarked;
