/// One line for each request: who asked for what, and how it ended; never what was in it.
@NullMarked
package dev.gatekeeper.face.accesslog;

import org.jspecify.annotations.NullMarked;
