/// The local stack: infrastructure and both services in one JVM, and the commands that use it.
@NullMarked
package dev.gatekeeper.stack;

import org.jspecify.annotations.NullMarked;
