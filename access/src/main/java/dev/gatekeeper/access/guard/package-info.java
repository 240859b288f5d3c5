/// Looks at each request before anything of it is read, where access is guarded.
@NullMarked
package dev.gatekeeper.access.guard;

import org.jspecify.annotations.NullMarked;
