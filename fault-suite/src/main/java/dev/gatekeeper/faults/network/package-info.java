/// The network between two processes, which can fail in all the ways that networks do.
@NullMarked
package dev.gatekeeper.faults.network;

import org.jspecify.annotations.NullMarked;
