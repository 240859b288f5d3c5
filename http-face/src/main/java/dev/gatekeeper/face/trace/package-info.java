/// Where a request belongs among others.
@NullMarked
package dev.gatekeeper.face.trace;

import org.jspecify.annotations.NullMarked;
