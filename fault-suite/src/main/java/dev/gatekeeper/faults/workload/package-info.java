/// What the clients post: tables on which order matters, and change sets that come out of a seed.
@NullMarked
package dev.gatekeeper.faults.workload;

import org.jspecify.annotations.NullMarked;
