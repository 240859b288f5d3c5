/// Answers what became of a change set, and how the consumer is.
@NullMarked
package dev.gatekeeper.consumer.status;

import org.jspecify.annotations.NullMarked;
