package dev.gatekeeper.consumer.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Log;
import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.infra.Infra;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Troubles that are not the change set's fault: its partition waits, nothing is rejected, the others go on.
class TroubleIT {

    private final Running running = new Running();
    private final Log log = running.log();

    @BeforeEach
    void start() {
        running.execute("create table public.t (a int); create table public.other (a int)");
    }

    @AfterEach
    void stop() {
        log.close();
        running.close();
    }

    @Test
    void aLockedTableHoldsUpItsPartitionAlone() throws Exception {
        var consumer = running.startConsumer(Map.of("gatekeeper.sink.lock-timeout", "200ms"));
        try (var holder = DriverManager.getConnection(
                        running.url(),
                        Infra.postgres().username(),
                        Infra.postgres().password());
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table public.t");

            log.append(0, "waits", insert("t"));
            log.append(1, "goes on", insert("other"));
            running.awaitDecided(1);
            running.await("partition 0 blocked", () -> running.blocked(consumer).size() == 1);
            log.append(1, "goes on still", insert("other"));
            running.awaitDecided(2);

            assertThat(running.blocked(consumer))
                    .singleElement()
                    .asString()
                    .startsWith("0: ")
                    .contains("55P03");
            holder.rollback();
        }
        running.awaitDecided(3);

        assertThat(running.query("select count(*) from public.t")).containsExactly("1");
        assertThat(running.query("select count(*) from cdc.rejection")).containsExactly("0");
        running.await("nothing blocked", () -> running.blocked(consumer).isEmpty());
    }

    @Test
    void aMissingPrivilegeHoldsUpItsPartitionUntilItIsGranted() throws Exception {
        var role = "sink_" + running.topic().replaceAll("\\W", "_");
        running.executeAsSuperuser("create role " + role + " login password 'sink'");
        running.execute("create schema cdc; grant usage on schema cdc to " + role
                + "; alter default privileges in schema cdc grant select, insert, update on tables to " + role
                + "; grant select, insert on public.other to " + role);
        var consumer = running.startConsumer(Map.of(
                "flyway.datasources.default.url", running.url(),
                "flyway.datasources.default.username", Infra.postgres().username(),
                "flyway.datasources.default.password", Infra.postgres().password(),
                "datasources.default.username", role,
                "datasources.default.password", "sink"));

        log.append(0, "waits", insert("t"));
        log.append(1, "goes on", insert("other"));
        running.awaitDecided(1);
        running.await(
                "partition 0 blocked by 42501",
                () -> running.blocked(consumer).stream()
                        .anyMatch(blocked -> blocked.startsWith("0: ") && blocked.contains("table t")));
        running.await(
                "the remedy names the GRANT",
                () -> consumer.getBean(BlockedPartitions.class).list().stream()
                        .anyMatch(blocked -> blocked.remedy()
                                .startsWith("Run: grant select, insert, update on public.t to " + role + ";")));
        running.execute("grant select, insert on public.t to " + role);
        running.awaitDecided(2);

        assertThat(running.query("select outcome from cdc.change_set")).containsExactly("applied", "applied");
        assertThat(running.query("select count(*) from public.t")).containsExactly("1");
    }

    @Test
    void connectionsThatAreCutAreMadeAnewAndNothingIsLostOrRepeated() throws Exception {
        running.startConsumer(Map.of());
        for (var a = 0; a < 40; a++) {
            log.append(a % 6, "k" + a, insert("t"));
            if (a % 10 == 5) {
                running.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and application_name = 'gatekeeper-consumer'
                    """);
            }
        }
        running.awaitDecided(40);

        assertThat(running.query("select count(*) from public.t")).containsExactly("40");
        assertThat(running.query("select count(*) from cdc.rejection")).containsExactly("0");
    }

    private static String insert(String table) {
        return """
            {"change":[{"kind":"insert","table":"%s","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}""".formatted(table);
    }
}
