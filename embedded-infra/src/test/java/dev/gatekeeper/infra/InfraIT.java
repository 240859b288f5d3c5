package dev.gatekeeper.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfraIT {

    @Test
    void everyoneIsGivenTheSameServers() {
        assertThat(Infra.kafka()).isSameAs(Infra.kafka());
        assertThat(Infra.postgres()).isSameAs(Infra.postgres());
    }

    @Test
    void propertiesLeadToTheSharedDatabaseAsItsOwner() throws Exception {
        var properties = Infra.properties();

        try (var connection = DriverManager.getConnection(
                        properties.get("datasources.default.url"),
                        properties.get("datasources.default.username"),
                        properties.get("datasources.default.password"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_database() || ' of ' || current_user")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("gatekeeper of gatekeeper");
        }
    }

    @Test
    void aNewDatabaseIsEmptyAndItsOwnersToFill() throws Exception {
        var first = Infra.newDatabase();
        try (var connection = DriverManager.getConnection(first, "gatekeeper", "gatekeeper");
                var statement = connection.createStatement()) {
            statement.execute("create table public.note (text text)");
        }

        var second = Infra.newDatabase();

        try (var connection = DriverManager.getConnection(second, "gatekeeper", "gatekeeper");
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(second).isNotEqualTo(first);
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void theBrokerStartsWithoutTopics() throws Exception {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Infra.kafka().bootstrapServers());

        try (var admin = Admin.create(settings)) {
            assertThat(admin.listTopics().names().get()).isEqualTo(Set.of());
        }
    }

    @Test
    void aFolderInUseIsRefusedAndItsServerLeftAlone(@TempDir Path folder) throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is in use");

            assertThat(DriverManager.getConnection(postgres.jdbcUrl(), "gatekeeper", "gatekeeper")
                            .isValid(5))
                    .isTrue();
        }
    }
}
