/// The sink: what stands in the log becomes rows, or a rejection with its reasons. Its beans exist in the environment
/// `consumer` alone.
@Configuration
@Requires(env = "consumer")
@NullMarked
package dev.gatekeeper.consumer;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
