@NullMarked
package dev.gatekeeper.access.register;

import org.jspecify.annotations.NullMarked;
