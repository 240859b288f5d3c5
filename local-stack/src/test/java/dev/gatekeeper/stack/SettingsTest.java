package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.stack.Settings.Part;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void withoutVariablesAllIsAsDocumented() throws StackException {
        var settings = Settings.of(Map.of());

        assertThat(settings.ports())
                .isEqualTo(Map.of(Part.GATEWAY, 8080, Part.CONSUMER, 8081, Part.KAFKA, 19092, Part.POSTGRES, 15432));
        assertThat(settings.home()).isEqualTo(Path.of(".gatekeeper").toAbsolutePath());
        assertThat(settings.url(Part.GATEWAY)).hasToString("http://127.0.0.1:8080");
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://127.0.0.1:15432/gatekeeper");
    }

    @Test
    void variablesMoveThePortsAndTheFolder() throws StackException {
        var settings = Settings.of(Map.of("KAFKA_PORT", "29092", "GATEKEEPER_HOME", "/var/lib/gatekeeper"));

        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:29092");
        assertThat(settings.home()).isEqualTo(Path.of("/var/lib/gatekeeper"));
    }

    @Test
    void whatIsNoPortIsRefusedWithItsVariable() {
        assertThatThrownBy(() -> Settings.of(Map.of("CONSUMER_PORT", "eighty")))
                .isInstanceOf(StackException.class)
                .hasMessage("CONSUMER_PORT is 'eighty'; it takes a port from 1 to 65535, or 0 for any that is free.");
        assertThatThrownBy(() -> Settings.of(Map.of("CONSUMER_PORT", "65536"))).isInstanceOf(StackException.class);
    }

    @Test
    void onePortForTwoPartsIsRefused() {
        assertThatThrownBy(() -> Settings.of(Map.of("GATEKEEPER_PORT", "8081")))
                .isInstanceOf(StackException.class)
                .hasMessage("GATEKEEPER_PORT and CONSUMER_PORT are both 8081; each needs a port of its own.");
    }

    @Test
    void eachZeroBecomesAPortOfItsOwn() throws StackException {
        var settings = Settings.of(
                Map.of("GATEKEEPER_PORT", "0", "CONSUMER_PORT", "0", "KAFKA_PORT", "0", "POSTGRES_PORT", "7777"));

        var chosen = settings.withPortsChosen();

        assertThat(new HashSet<>(chosen.ports().values()))
                .hasSize(4)
                .doesNotContain(0)
                .contains(7777);
    }
}
