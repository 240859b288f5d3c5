/// Hands a partition's records on to be applied or kept, and gives up one that holds up the others.
@NullMarked
package dev.gatekeeper.consumer.dispatch;

import org.jspecify.annotations.NullMarked;
