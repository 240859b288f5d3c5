package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.process.Infrastructure;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A gateway and the consumer that it asks, with a database of their own, which has the example's table. Used by one
/// thread.
record Services(Server gateway, Server consumer) implements AutoCloseable {

    /// @param name of the topic and, where letters fit, of the database; not used yet
    /// @param flags more for the gateway's JVM
    static Services start(Infrastructure infrastructure, String name, Path folder, List<String> flags)
            throws SQLException, InterruptedException {
        var postgres = infrastructure.postgres();
        var database = postgres.createDatabase(name.replace('-', '_'));
        try (var connection = DriverManager.getConnection(database, postgres.username(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create table mytable (a integer, b text, c text, primary key (a, c))");
        }
        var consumer = Server.consumer(infrastructure, name, database, folder);
        var all = new ArrayList<>(flags);
        all.add("-Dgatekeeper.consumer-url=" + consumer.uri(""));
        try {
            return new Services(Server.gateway(infrastructure.bootstrapServers(), name, folder, all), consumer);
        } catch (RuntimeException | InterruptedException e) {
            consumer.close();
            throw e;
        }
    }

    URI changeSets() {
        return gateway.changeSets();
    }

    @Override
    public void close() {
        gateway.close();
        consumer.close();
    }
}
