/// Measures Gatekeeper as a whole beside peers and ceilings, in one run on one machine.
@NullMarked
package dev.gatekeeper.bench;

import org.jspecify.annotations.NullMarked;
