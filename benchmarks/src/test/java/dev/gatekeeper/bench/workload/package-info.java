/// Tests of the package.
@NullMarked
package dev.gatekeeper.bench.workload;

import org.jspecify.annotations.NullMarked;
