/// How much a caller may send.
@NullMarked
package dev.gatekeeper.access.quota;

import org.jspecify.annotations.NullMarked;
