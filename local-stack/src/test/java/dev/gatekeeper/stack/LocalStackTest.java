package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.infra.Ports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalStackTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aCommandLineThatMakesNoSenseEndsWithStatus2AndTheUsage() {
        var status = run(Map.of(), "up", "--twice");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .startsWith("Unknown option: '--twice'")
                .anyMatch(text -> text.startsWith("Usage: gatekeeper up"))
                .anyMatch(text -> text.contains("--help"));
    }

    @Test
    void sqlWithoutADatabaseEndsWithStatus1AndOneSentence() {
        var url = "jdbc:postgresql://127.0.0.1:" + Ports.anyFree() + "/gatekeeper";

        var status = run(Map.of("DATASOURCES_DEFAULT_URL", url), "sql", "select 1");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("PostgreSQL does not answer at " + url
                        + "; start it with './gatekeeper up', or name another one with DATASOURCES_DEFAULT_URL.");
        assertThat(out.size()).isZero();
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new LocalStack(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .line()
                .execute(arguments);
    }
}
