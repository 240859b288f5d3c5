/// Transactions of the sink's database, and the locks that end with them.
@NullMarked
package dev.gatekeeper.consumer.transaction;

import org.jspecify.annotations.NullMarked;
