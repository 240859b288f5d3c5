package dev.gatekeeper.consumer;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.Micronaut;

/// Starts the consumer.
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
