/// What became of a change set.
@NullMarked
package dev.gatekeeper.gateway.status;

import org.jspecify.annotations.NullMarked;
