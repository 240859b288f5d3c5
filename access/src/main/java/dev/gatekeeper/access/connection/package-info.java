/// How many connections there are, and how long one may take to say what it wants.
@NullMarked
package dev.gatekeeper.access.connection;

import org.jspecify.annotations.NullMarked;
