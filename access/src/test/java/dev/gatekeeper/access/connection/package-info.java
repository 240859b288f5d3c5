@NullMarked
package dev.gatekeeper.access.connection;

import org.jspecify.annotations.NullMarked;
