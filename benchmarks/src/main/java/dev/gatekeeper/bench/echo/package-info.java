/// A server that does nothing with what it is sent but count it: what HTTP alone costs. Its beans exist only in the
/// environment `echo`.
@Configuration
@Requires(env = "echo")
@NullMarked
package dev.gatekeeper.bench.echo;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
