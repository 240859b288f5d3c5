@NullMarked
package dev.gatekeeper.access.credential;

import org.jspecify.annotations.NullMarked;
