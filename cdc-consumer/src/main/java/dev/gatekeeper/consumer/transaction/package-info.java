/// Transactions of the sink's database.
@NullMarked
package dev.gatekeeper.consumer.transaction;

import org.jspecify.annotations.NullMarked;
