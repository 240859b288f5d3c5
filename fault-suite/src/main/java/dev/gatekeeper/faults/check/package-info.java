/// Reads the log and the database once all is quiet, and holds them against the posts and the reference.
@NullMarked
package dev.gatekeeper.faults.check;

import org.jspecify.annotations.NullMarked;
