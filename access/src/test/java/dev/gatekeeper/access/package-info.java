@NullMarked
package dev.gatekeeper.access;

import org.jspecify.annotations.NullMarked;
