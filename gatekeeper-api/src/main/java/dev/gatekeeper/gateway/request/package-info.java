/// A request before its body comes: what it says, how it is counted, and what any answer to it bears.
@NullMarked
package dev.gatekeeper.gateway.request;

import org.jspecify.annotations.NullMarked;
