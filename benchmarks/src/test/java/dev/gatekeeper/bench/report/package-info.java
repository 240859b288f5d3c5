/// Tests of the package.
@NullMarked
package dev.gatekeeper.bench.report;

import org.jspecify.annotations.NullMarked;
