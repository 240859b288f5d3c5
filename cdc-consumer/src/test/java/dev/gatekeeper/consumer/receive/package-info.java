/// A whole consumer between a real broker and a real PostgreSQL.
@NullMarked
package dev.gatekeeper.consumer.receive;

import org.jspecify.annotations.NullMarked;
