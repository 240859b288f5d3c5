/// Many changes folded into the net effect that they have on each row, without a look at the database.
@NullMarked
package dev.gatekeeper.consumer.fold;

import org.jspecify.annotations.NullMarked;
