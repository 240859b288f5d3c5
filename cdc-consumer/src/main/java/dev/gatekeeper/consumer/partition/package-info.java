/// Keeps each partition at its position, and stops one that can't be gone on with while the others go on.
@NullMarked
package dev.gatekeeper.consumer.partition;

import org.jspecify.annotations.NullMarked;
