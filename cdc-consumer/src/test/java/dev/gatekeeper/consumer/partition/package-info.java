/// Partitions that stop, wait and go on.
@NullMarked
package dev.gatekeeper.consumer.partition;

import org.jspecify.annotations.NullMarked;
