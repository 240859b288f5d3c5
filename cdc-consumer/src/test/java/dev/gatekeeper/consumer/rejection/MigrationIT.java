package dev.gatekeeper.consumer.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.infra.Infra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationIT {

    @Test
    void whatWasKeptBeforeThereWereLivesHasOneNow() throws Exception {
        try (var connection = DriverManager.getConnection(
                        Infra.newDatabase(),
                        Infra.postgres().username(),
                        Infra.postgres().password());
                var statement = connection.createStatement()) {
            statement.execute("create schema cdc");
            migrate(statement, "V1__ledger_positions_rejections.sql");
            keep(statement, "open");
            keep(statement, "asked Tom");

            statement.execute("set statement_timeout to '60s'; set lock_timeout to '10s'");
            connection.setAutoCommit(false);
            migrate(statement, "V2__rejections_life.sql");
            assertThat(query(statement, "show statement_timeout")).containsExactly("0");
            assertThat(query(statement, "show lock_timeout")).containsExactly("1min");
            connection.commit();
            assertThat(query(statement, "show lock_timeout")).containsExactly("10s");

            assertThat(
                            query(
                                    statement,
                                    "select (state, state_note, times, first_rejected_at)::text from cdc.rejection order by state"))
                    .containsExactly(
                            "(discarded,\"asked Tom\",1,\"2026-01-01 00:00:00+00\")",
                            "(open,,1,\"2026-01-01 00:00:00+00\")");
            assertThat(query(
                            statement,
                            "select (state, rejections, times)::text from cdc.rejections_by_reason order by 1"))
                    .containsExactly("(discarded,1,1)", "(open,1,1)");
        }
    }

    private static void migrate(Statement statement, String file) throws IOException, SQLException {
        statement.execute(Files.readString(Path.of("../db/migrations/cdc", file)));
    }

    private static void keep(Statement statement, String state) throws SQLException {
        statement.execute("set timezone to 'UTC'");
        statement.execute("""
            insert into cdc.rejection (id, stage, reason, detail, violations, violation_count, payload, payload_length,
                                       received_at, rejected_at, state)
            values (gen_random_uuid(), 'gateway', 'not-json', '', '[]', 0, '', 0, '2026-01-01', '2026-01-01', '%s')
            """.formatted(state));
    }

    private static List<String> query(Statement statement, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
