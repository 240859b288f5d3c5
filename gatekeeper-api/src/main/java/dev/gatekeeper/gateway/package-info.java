/// The gateway: change sets in over HTTP, a verdict, the log. Its beans exist only in the environment `gateway`.
@Configuration
@Requires(env = "gateway")
@NullMarked
package dev.gatekeeper.gateway;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
