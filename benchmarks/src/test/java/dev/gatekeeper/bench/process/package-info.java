/// Tests of the package.
@NullMarked
package dev.gatekeeper.bench.process;

import org.jspecify.annotations.NullMarked;
