/// How many connections there are, how long one may take to say what it wants, and whether that is HTTP.
@NullMarked
package dev.gatekeeper.access.connection;

import org.jspecify.annotations.NullMarked;
