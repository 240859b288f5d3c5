/// Rounds of load and faults, each followed by an inspection: the command `chaos`.
@NullMarked
package dev.gatekeeper.faults;

import org.jspecify.annotations.NullMarked;
