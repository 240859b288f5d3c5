/// What PostgreSQL says when it refuses, and whose fault it is.
@NullMarked
package dev.gatekeeper.consumer.trouble;

import org.jspecify.annotations.NullMarked;
