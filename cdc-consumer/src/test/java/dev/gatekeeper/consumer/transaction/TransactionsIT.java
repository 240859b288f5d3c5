package dev.gatekeeper.consumer.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gatekeeper.consumer.Sink;
import io.micronaut.data.exceptions.DataAccessException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransactionsIT {

    private final Sink sink = Sink.start(Map.of());
    private final Transactions transactions = sink.context().getBean(Transactions.class);

    TransactionsIT() {
        sink.execute("create table public.t (a int)");
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void whatIsWrittenIsCommitted() {
        var written = transactions.write(connection -> run(connection, "insert into public.t values (1)"));

        assertThat(written).isEqualTo(1);
        assertThat(sink.query("select a from public.t")).containsExactly("1");
    }

    @Test
    void whatTheDatabaseRefusesIsTheCauseOfADataAccessExceptionAndNothingIsCommitted() {
        assertThatThrownBy(() -> transactions.write(connection -> {
                    run(connection, "insert into public.t values (1)");
                    return run(connection, "insert into public.t values (1 / 0)");
                }))
                .isInstanceOf(DataAccessException.class)
                .cause()
                .asInstanceOf(type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo("22012");
        assertThat(sink.query("select a from public.t")).isEmpty();
    }

    @Test
    void whatTheWorkItselfThrowsComesAsItIsAndNothingIsCommitted() {
        var thrown = new IOException("its own");

        assertThatThrownBy(() -> transactions.write(connection -> {
                    run(connection, "insert into public.t values (1)");
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(sink.query("select a from public.t")).isEmpty();
    }

    @Test
    void whoReadsCanWriteNothing() {
        assertThatThrownBy(() -> transactions.read(connection -> run(connection, "insert into public.t values (1)")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
