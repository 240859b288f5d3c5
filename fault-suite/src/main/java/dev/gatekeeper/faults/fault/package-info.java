/// What can be done to a cluster, and when.
@NullMarked
package dev.gatekeeper.faults.fault;

import org.jspecify.annotations.NullMarked;
