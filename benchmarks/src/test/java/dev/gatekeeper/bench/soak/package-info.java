/// Tests of the package.
@NullMarked
package dev.gatekeeper.bench.soak;

import org.jspecify.annotations.NullMarked;
