package dev.gatekeeper.gateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCopyTest {

    @TempDir
    Path folder;

    private Path file;
    private ContractCopy copy;

    @BeforeEach
    void copy() {
        file = folder.resolve("deep/contracts");
        copy = new ContractCopy(file);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var contracts = List.of(Published.table("a", 1, "x"), Published.table("b\n", 2, "y", "z"));

        copy.write(List.of(Published.table("old", 1)));
        copy.write(contracts);

        assertThat(copy.read()).contains(contracts);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void noContractsAreNotNoCopy() throws IOException {
        copy.write(List.of());

        assertThat(copy.read()).contains(List.of());
    }

    @Test
    void withoutAFileThereIsNothing() {
        assertThat(copy.read()).isEmpty();
    }

    @Test
    void aByteThatIsAnotherMakesTheCopyNone() throws IOException {
        copy.write(List.of(Published.table("a", 1, "x"), Published.table("b", 2, "y")));
        var whole = Files.readAllBytes(file);
        var random = new Random(7);

        for (var at = 0; at < whole.length; at++) {
            var torn = whole.clone();
            torn[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, torn);
            assertThat(copy.read()).as(new String(torn, UTF_8)).isEmpty();
        }
    }

    @Test
    void aCopyThatIsCutOffIsNone() throws IOException {
        copy.write(List.of(Published.table("a", 1, "x"), Published.table("b", 2, "y")));
        var whole = Files.readAllBytes(file);

        for (var length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(copy.read()).as("cut at " + length).isEmpty();
        }
    }
}
