@NullMarked
package dev.gatekeeper.access.grant;

import org.jspecify.annotations.NullMarked;
