package dev.gatekeeper.face.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log's formats, as the services are configured with them.
class LogFormatTest {

    @TempDir
    Path folder;

    @Test
    void keyValuePairsAreFieldsOfALineOfJson() throws Exception {
        var lines = log("json");

        var line = new JsonMapper().readTree(lines.getFirst());
        assertThat(lines).hasSize(1);
        assertThat(line.path("message").asText()).isEqualTo("A \"batch\"\nis committed.");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo("test");
        assertThat(line.path("topic").asText()).isEqualTo("cdc.change-sets");
        assertThat(line.path("partition").isInt()).isTrue();
        assertThat(line.path("partition").asInt()).isEqualTo(3);
        assertThat(line.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
        assertThat(line.path("stack_trace").asText()).contains("IllegalStateException: why");
    }

    @Test
    void linesForPeopleSayTheSame() throws Exception {
        var lines = log("text");

        assertThat(lines.get(1)).startsWith("is committed. topic=\"cdc.change-sets\" partition=\"3\"");
    }

    private List<String> log(String format) throws JoranException, IOException {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        var file = folder.resolve("log");
        context.putProperty("gatekeeper.log", file.toString());
        context.putProperty("LOG_FORMAT", format);
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream("""
                <configuration>
                  <include resource="dev/gatekeeper/face/log/file-${LOG_FORMAT:-text}.xml"/>
                  <root level="info"><appender-ref ref="file"/></root>
                </configuration>
                """.getBytes(UTF_8)));
        context.getLogger("test")
                .atWarn()
                .addKeyValue("topic", "cdc.change-sets")
                .addKeyValue("partition", 3)
                .setCause(new IllegalStateException("why"))
                .log("A \"batch\"\nis committed.");
        context.stop();
        return Files.readAllLines(file);
    }
}
