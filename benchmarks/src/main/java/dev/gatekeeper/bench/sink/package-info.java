/// The sink's contestants, their ceilings, and how far each has come.
@NullMarked
package dev.gatekeeper.bench.sink;

import org.jspecify.annotations.NullMarked;
