package dev.gatekeeper.access.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.access.credential.KeyHash;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KeyCommandTest {

    @Test
    void theEntryThatIsPrintedLetsTheKeyIn() {
        var out = new StringWriter();

        var status = new CommandLine(new KeyCommand())
                .setOut(new PrintWriter(out, true))
                .execute("orders");

        assertThat(status).isZero();
        var key = Pattern.compile("gk_[A-Za-z0-9_-]{43}").matcher(out.toString());
        assertThat(key.find()).isTrue();
        assertThat(out.toString()).contains("  orders:\n    keys: [\"" + KeyHash.of(key.group()) + "\"]\n");
    }
}
