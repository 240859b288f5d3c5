package dev.gatekeeper.access.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.access.credential.KeyHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedRegisterTest {

    private static final KeyHash OLD = KeyHash.of("old");
    private static final KeyHash NEW = KeyHash.of("new");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aKeyIsKnown() throws IOException {
        file = folder.resolve("access.yml");
        write(OLD);
    }

    @Test
    void aKeyIsRotatedWithoutARestart() throws IOException {
        var register = new WatchedRegister(file);

        write(NEW);
        lookTwice(register);

        assertThat(register.now().withKey(NEW)).isPresent();
        assertThat(register.now().withKey(OLD)).isEmpty();
    }

    @Test
    void whatIsBeingWrittenIsNotTakenYet() throws IOException {
        var register = new WatchedRegister(file);

        write(NEW);
        register.look();

        assertThat(register.now().withKey(NEW)).isEmpty();
        assertThat(register.now().withKey(OLD)).isPresent();
    }

    @Test
    void aBrokenFileLeavesWhatWasThereAndSaysSoUntilItIsMended() throws IOException {
        var register = new WatchedRegister(file);

        Files.writeString(file, "principals: {a: {keys: [nonsense]}}");
        lookTwice(register);

        assertThat(register.now().withKey(OLD)).isPresent();
        assertThat(register.fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("/principals/a/keys"));
        write(NEW);
        lookTwice(register);
        assertThat(register.fault()).isEmpty();
        assertThat(register.now().withKey(NEW)).isPresent();
    }

    @Test
    void aFileThatIsGoneLeavesWhatWasThereAndIsTakenAgainOnceItIsBack() throws IOException {
        var register = new WatchedRegister(file);

        Files.delete(file);
        lookTwice(register);

        assertThat(register.now().withKey(OLD)).isPresent();
        assertThat(register.fault()).isPresent();
        write(OLD);
        lookTwice(register);
        assertThat(register.fault()).isEmpty();
    }

    @Test
    void whatIsUsedOfAQuotaStaysUsed() throws IOException {
        write(OLD, "quota: {bytes-per-second: 64KB}");
        var register = new WatchedRegister(file);
        register.now().withKey(OLD).orElseThrow().allowance().charge(1024 * 1024);

        write(NEW, "quota: {bytes-per-second: 64KB}");
        lookTwice(register);

        assertThat(register.now().withKey(NEW).orElseThrow().allowance().charge(1))
                .isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void thereIsNoStartWithABrokenFile() throws IOException {
        Files.writeString(file, "principals: all");

        assertThatThrownBy(() -> new WatchedRegister(file)).isInstanceOf(AccessFileException.class);
        assertThatThrownBy(() -> new WatchedRegister(folder.resolve("none"))).hasMessageContaining("It can't be read");
    }

    private static void lookTwice(WatchedRegister register) {
        register.look();
        register.look();
    }

    private void write(KeyHash hash) throws IOException {
        write(hash, "may: [read-status]");
    }

    private void write(KeyHash hash, String more) throws IOException {
        Files.writeString(file, "principals:\n  a:\n    keys: ['" + hash + "']\n    " + more + "\n");
    }
}
