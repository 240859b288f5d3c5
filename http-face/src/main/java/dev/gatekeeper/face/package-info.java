/// What both services show over HTTP in the same way.
@NullMarked
package dev.gatekeeper.face;

import org.jspecify.annotations.NullMarked;
