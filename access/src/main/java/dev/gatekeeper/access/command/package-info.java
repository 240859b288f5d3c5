/// `./gatekeeper key`.
@NullMarked
package dev.gatekeeper.access.command;

import org.jspecify.annotations.NullMarked;
