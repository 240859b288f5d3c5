/// What is known of the result tables, and what that makes of change sets at the door.
@NullMarked
package dev.gatekeeper.gateway.contract;

import org.jspecify.annotations.NullMarked;
