package dev.gatekeeper.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpoolSettingsTest {

    @Test
    void aSpoolThatIsTooSmallToGoOnInAnotherFileIsRefused() {
        assertThat(settings(2 << 20, 10).rejectionsBytes()).isGreaterThan(192 << 10);

        assertThatThrownBy(() -> settings(1 << 20, 10)).hasMessageContaining("the smaller of its two parts has 104850");
        assertThatThrownBy(() -> settings(1 << 20, 90)).hasMessageContaining("196608");
    }

    private static SpoolSettings settings(long maxBytes, int rejectionsPercent) {
        return new SpoolSettings(true, Path.of("spool"), maxBytes, rejectionsPercent);
    }
}
