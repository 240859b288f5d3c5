/// Polls Kafka, within bounds that keep memory from running out, and tells whether the polling goes on.
@NullMarked
package dev.gatekeeper.consumer.receive;

import org.jspecify.annotations.NullMarked;
