/// What should stand in the tables: the change sets of the log applied in memory, one after the other.
@NullMarked
package dev.gatekeeper.faults.reference;

import org.jspecify.annotations.NullMarked;
