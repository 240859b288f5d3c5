package dev.gatekeeper.gateway;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/// Starts the gateway.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Gatekeeper gateway",
                        version = "1",
                        description =
                                "Takes change sets as wal2json prints them, checks them at the door, and logs them"
                                        + " in order. Errors are problem documents (RFC 9457).",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
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
