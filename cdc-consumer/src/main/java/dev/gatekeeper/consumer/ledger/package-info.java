/// What is known of each change set's fate.
@NullMarked
package dev.gatekeeper.consumer.ledger;

import org.jspecify.annotations.NullMarked;
