/// Tests of the ledger's upkeep.
@NullMarked
package dev.gatekeeper.consumer.ledger;

import org.jspecify.annotations.NullMarked;
