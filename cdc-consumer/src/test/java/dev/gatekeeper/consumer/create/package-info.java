/// Tables and columns against a real PostgreSQL.
@NullMarked
package dev.gatekeeper.consumer.create;

import org.jspecify.annotations.NullMarked;
