/// What an operator does with a spool by hand.
@NullMarked
package dev.gatekeeper.gateway.command;

import org.jspecify.annotations.NullMarked;
