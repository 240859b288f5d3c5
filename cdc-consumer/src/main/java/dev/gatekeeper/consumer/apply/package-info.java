/// Writes change sets to the result tables: whole, once, in order, or not at all.
@NullMarked
package dev.gatekeeper.consumer.apply;

import org.jspecify.annotations.NullMarked;
