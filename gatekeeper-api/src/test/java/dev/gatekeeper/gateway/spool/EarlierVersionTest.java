package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that a gateway left which wrote version 1: five records, of which the first is passed.
class EarlierVersionTest {

    private static final String SEGMENT = "0000000000000000001-0000a05d6dab70ae.spool";

    @TempDir
    Path folder;

    @BeforeEach
    void takeOver() throws IOException {
        for (var name : List.of(SEGMENT, "position")) {
            try (var file = Objects.requireNonNull(getClass().getResourceAsStream("version-1/" + name))) {
                Files.copy(file, folder.resolve(name));
            }
        }
    }

    @Test
    void whatItLeftIsReadAndWhatComesIsBehindIt() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            assertThat(spooling.append("record 6")).isTrue();

            assertThat(spooling.read())
                    .containsExactly("record 2 é", "record 3 é", "record 4 é", "record 5 é", "record 6");
            assertThat(spooling.setAside()).isZero();
            assertThat(spooling.spool.records()).isEqualTo(5);
        }
    }

    @Test
    void damageIsReadOverAndReportedAsWhatItMayBe() throws IOException {
        change("record 3");

        try (var spooling = Spooling.open(folder)) {
            assertThat(spooling.read()).containsExactly("record 2 é", "record 4 é", "record 5 é");
            assertThat(spooling.setAside()).isEqualTo(1);
        }
        try (var files = Files.newDirectoryStream(folder.resolve("set-aside"), "*.txt")) {
            assertThat(Files.readString(files.iterator().next())).contains("does not say how far");
        }
    }

    @Test
    void aDamagedVersionHidesNothing() throws IOException {
        var bytes = Files.readAllBytes(folder.resolve(SEGMENT));
        bytes[7] ^= 1;
        Files.write(folder.resolve(SEGMENT), bytes);
        Files.delete(folder.resolve("position"));

        try (var spooling = Spooling.open(folder)) {
            assertThat(spooling.read()).hasSize(5).startsWith("record 1 é");
            assertThat(spooling.setAside()).isZero();
        }
    }

    private void change(String value) throws IOException {
        var file = folder.resolve(SEGMENT);
        var bytes = Files.readAllBytes(file);
        bytes[new String(bytes, ISO_8859_1).indexOf(value)] ^= 1;
        Files.write(file, bytes);
    }
}
