/// Clients that post change sets, and repeat themselves as clients do.
@NullMarked
package dev.gatekeeper.faults.load;

import org.jspecify.annotations.NullMarked;
