/// Carries word that something is decided from the consumer that has decided it to those where somebody waits for it.
@NullMarked
package dev.gatekeeper.consumer.wake;

import org.jspecify.annotations.NullMarked;
