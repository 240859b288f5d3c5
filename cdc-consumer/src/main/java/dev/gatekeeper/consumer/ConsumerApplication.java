package dev.gatekeeper.consumer;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/// Starts the consumer.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Gatekeeper consumer",
                        version = "1",
                        description = "Applies the log's change sets to PostgreSQL, and answers what became of them."
                                + " Errors are problem documents (RFC 9457).",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
public final class ConsumerApplication {

    private ConsumerApplication() {}

    public static void main(String[] args) {
        builder().args(args).start();
    }

    /// A consumer that is configured but not started, for whoever runs it beside something else.
    public static ApplicationContextBuilder builder() {
        return Micronaut.build(new String[0])
                .mainClass(ConsumerApplication.class)
                .banner(false)
                .deduceEnvironment(false)
                .environments("consumer");
    }
}
