/// What is known of each change set's fate, and how far each partition has been taken.
@NullMarked
package dev.gatekeeper.consumer.ledger;

import org.jspecify.annotations.NullMarked;
