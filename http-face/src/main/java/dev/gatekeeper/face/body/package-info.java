/// Bodies of requests, as far as both services do the same with them.
@NullMarked
package dev.gatekeeper.face.body;

import org.jspecify.annotations.NullMarked;
