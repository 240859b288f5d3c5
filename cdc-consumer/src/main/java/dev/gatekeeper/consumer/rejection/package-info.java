/// Keeps what was refused, publishes it to the audit topic, and takes in what the gateway refused.
@NullMarked
package dev.gatekeeper.consumer.rejection;

import org.jspecify.annotations.NullMarked;
