/// How a body is read: unpacked, within its bounds, and to its end where nobody wants the rest.
@NullMarked
package dev.gatekeeper.gateway.body;

import org.jspecify.annotations.NullMarked;
