package dev.gatekeeper.consumer;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Creates the tables of the example, which only the local stack and tests have. Their history is kept apart from
/// that of Gatekeeper's own schema.
@Context
@Requires(property = "gatekeeper.example-tables", value = "true")
final class ExampleTables {

    /// @param resolver gives the pool itself: outside a transaction of Micronaut's the injected bean gives no
    /// connection
    ExampleTables(DataSource dataSource, DataSourceResolver resolver) {
        Flyway.configure()
                .dataSource(resolver.resolve(dataSource))
                .locations("classpath:db/migrations/example")
                .defaultSchema("cdc")
                .table("example_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
