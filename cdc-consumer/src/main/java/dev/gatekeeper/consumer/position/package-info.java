/// How far each partition has been taken, and how it stands.
@NullMarked
package dev.gatekeeper.consumer.position;

import org.jspecify.annotations.NullMarked;
