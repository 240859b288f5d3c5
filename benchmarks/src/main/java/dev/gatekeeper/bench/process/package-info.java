/// Processes that a benchmark starts, watches and ends.
@NullMarked
package dev.gatekeeper.bench.process;

import org.jspecify.annotations.NullMarked;
