package dev.gatekeeper.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFolderTest {

    @TempDir
    Path folder;

    private final SlowDisk disk = new SlowDisk();

    @Test
    void nobodyElseHasTheFolderAsLongAsTheDiskStillWrites() throws Exception {
        var spools = SpoolFolder.open(new SpoolSettings(true, folder, 4 << 20, 10), disk, _ -> new Unheard());
        disk.isSlow = true;
        var kept = Spooling.appendSoon(spools.changeSets(), "late");

        spools.close(Duration.ofMillis(100));

        assertThat(kept).isNotDone();
        assertThatThrownBy(() -> SpoolFolder.hold(folder)).hasMessageContaining("Another gateway has");
        disk.isSlow = false;
        disk.forces.release();
        assertThat(kept.join()).isTrue();
        spools.close();
        SpoolFolder.hold(folder).close();
    }

    private static final class Unheard implements Spool.Watcher {

        @Override
        public void forced(int records, Duration time) {}

        @Override
        public void setAside() {}
    }
}
