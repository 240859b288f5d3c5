/// The processes that the suite starts, harms and starts again, and that never outlive it.
@NullMarked
package dev.gatekeeper.faults.cluster;

import org.jspecify.annotations.NullMarked;
