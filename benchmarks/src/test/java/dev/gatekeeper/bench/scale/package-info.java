/// Tests of the package.
@NullMarked
package dev.gatekeeper.bench.scale;

import org.jspecify.annotations.NullMarked;
