/// The consumer as its callers see it.
@NullMarked
package dev.gatekeeper.consumer.status;

import org.jspecify.annotations.NullMarked;
