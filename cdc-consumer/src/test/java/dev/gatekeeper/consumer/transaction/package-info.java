/// Transactions, held against a real PostgreSQL.
@NullMarked
package dev.gatekeeper.consumer.transaction;

import org.jspecify.annotations.NullMarked;
