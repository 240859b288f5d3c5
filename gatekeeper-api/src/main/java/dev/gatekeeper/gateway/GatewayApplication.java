package dev.gatekeeper.gateway;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.Micronaut;

/// Starts the gateway.
public final class GatewayApplication {

    private GatewayApplication() {}

    public static void main(String[] args) {
        builder().args(args).start();
    }

    /// A gateway that is configured but not started, for whoever runs it beside something else.
    public static ApplicationContextBuilder builder() {
        return Micronaut.build(new String[0])
                .mainClass(GatewayApplication.class)
                .banner(false)
                .deduceEnvironment(false)
                .environments("gateway");
    }
}
