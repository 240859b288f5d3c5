package dev.gatekeeper.consumer;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Creates the tables of the example, which only the local stack and tests have. Their history is kept apart from that
/// of
/// Gatekeeper's own schema.
@Context
@Requires(property = "gatekeeper.example-tables", value = "true")
final class ExampleTables {

    ExampleTables(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migrations/example")
                .defaultSchema("cdc")
                .table("example_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
