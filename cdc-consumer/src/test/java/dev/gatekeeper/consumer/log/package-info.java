/// Records and batches by themselves.
@NullMarked
package dev.gatekeeper.consumer.log;

import org.jspecify.annotations.NullMarked;
