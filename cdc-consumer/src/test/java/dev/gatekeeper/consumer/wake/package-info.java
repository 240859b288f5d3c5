/// Word of what is decided, on its way between consumers.
@NullMarked
package dev.gatekeeper.consumer.wake;

import org.jspecify.annotations.NullMarked;
