/// How errors are told: RFC 9457, and nothing of our insides.
@NullMarked
package dev.gatekeeper.gateway.problem;

import org.jspecify.annotations.NullMarked;
