/// Who calls, and what a caller may do. Off unless `gatekeeper.access.enabled` says otherwise. Its beans exist in the
/// environments of the two services alone.
@Configuration
@Requires(env = {"gateway", "consumer"})
@NullMarked
package dev.gatekeeper.access;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
