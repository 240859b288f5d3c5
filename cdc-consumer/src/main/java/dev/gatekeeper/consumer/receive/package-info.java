/// Brings the log's partitions to the appliers, each from its own position.
@NullMarked
package dev.gatekeeper.consumer.receive;

import org.jspecify.annotations.NullMarked;
