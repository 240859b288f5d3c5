/// Tests of the package.
@NullMarked
package dev.gatekeeper.bench.sink;

import org.jspecify.annotations.NullMarked;
