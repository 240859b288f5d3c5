/// What a request brings along to say who sent it.
@NullMarked
package dev.gatekeeper.access.credential;

import org.jspecify.annotations.NullMarked;
