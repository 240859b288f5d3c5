package dev.gatekeeper.stack;

import dev.gatekeeper.consumer.ConsumerApplication;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.stack.Settings.Part;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/// Both services, each in an application context of its own, told where the stack's own infrastructure is.
final class Services {

    private Services() {}

    /// @return the running service; closing it stops it
    static ApplicationContext startGateway(Settings settings) {
        var properties = common(settings, Part.GATEWAY);
        properties.put("gatekeeper.consumer-url", settings.url(Part.CONSUMER).toString());
        properties.put(
                "gatekeeper.spool.folder", settings.home().resolve("spool").toString());
        properties.put("gatekeeper.contracts.mode", "${CONTRACTS:enforce}");
        properties.put(
                "gatekeeper.contracts.copy",
                settings.home().resolve("contracts").toString());
        return start(GatewayApplication.builder(), properties);
    }

    /// @return the running service; closing it stops it
    static ApplicationContext startConsumer(Settings settings) {
        var database = settings.database();
        var properties = common(settings, Part.CONSUMER);
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.username());
        properties.put("datasources.default.password", database.password());
        if (settings.autoCreate()) {
            properties.put("gatekeeper.sink.auto-create", true);
        }
        return start(ConsumerApplication.builder().environments("consumer", "example"), properties);
    }

    private static Map<String, Object> common(Settings settings, Part part) {
        var properties = new HashMap<String, Object>();
        properties.put("micronaut.server.port", settings.port(part));
        properties.put("kafka.bootstrap.servers", settings.bootstrapServers());
        return properties;
    }

    private static ApplicationContext start(ApplicationContextBuilder builder, Map<String, Object> properties) {
        var context = builder.properties(properties).build();
        try {
            context.start();
            context.getBean(EmbeddedServer.class).start();
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
