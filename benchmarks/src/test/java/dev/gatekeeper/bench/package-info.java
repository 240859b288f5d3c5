/// Tests of the package.
@NullMarked
package dev.gatekeeper.bench;

import org.jspecify.annotations.NullMarked;
