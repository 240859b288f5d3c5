/// Who is known: read from a file, and read again where it changes.
@NullMarked
package dev.gatekeeper.access.register;

import org.jspecify.annotations.NullMarked;
