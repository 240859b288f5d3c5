/// A start for practice, of which later ones are quicker.
@NullMarked
package dev.gatekeeper.gateway.training;

import org.jspecify.annotations.NullMarked;
