/// How much the gateway takes: bytes, memory, time, and requests at one time.
@NullMarked
package dev.gatekeeper.gateway.limit;

import org.jspecify.annotations.NullMarked;
