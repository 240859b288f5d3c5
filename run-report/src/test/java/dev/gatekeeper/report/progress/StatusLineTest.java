package dev.gatekeeper.report.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private static final Step LOAD = new Step("round 1 of 2", "load", Duration.ofSeconds(30));
    private static final Step AGAIN = new Step("round 2 of 2", "load", Duration.ofMinutes(3));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream status = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();

    @Test
    void statusTellsWhatRunsHowFarItIsAndHowLongIsLeft() {
        try (var line = line(false)) {
            line.begin(LOAD);
            line.detail("64 connections");
            now.set(Duration.ofSeconds(15).toNanos());

            line.tick();
        }

        assertThat(status.toString(UTF_8).lines())
                .containsExactly(
                        "0:00, about 4 min left; 1 of 2: round 1 of 2, load, 0 %",
                        "0:15, about 4 min left; 1 of 2: round 1 of 2, load: 64 connections, 50 %");
    }

    @Test
    void onATerminalTheStatusIsOneLineThatLinesWhichStayReplace() {
        try (var line = line(true)) {
            line.begin(AGAIN);
            line.detail("something that takes so many words that they do not fit on a line of a narrow terminal");
            line.say("a result");
        }

        assertThat(out.toString(UTF_8)).isEqualTo("a result" + System.lineSeparator());
        var shown = status.toString(UTF_8).split("\r\u001b\\[K", -1);
        assertThat(shown).hasSize(6).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        assertThat(shown[1]).isEqualTo("0:00, about 3 min left; 2 of 2: round 2 of 2, load, 0 %");
        assertThat(shown[3]).isEmpty();
        assertThat(shown[4]).isEqualTo(shown[2]).contains("something that takes");
        assertThat(shown[5]).isEmpty();
    }

    @Test
    void nothingIsShownBeforeTheBeginningAndAfterTheEnd() {
        var line = line(false);
        line.tick();
        line.end();
        line.begin(LOAD);
        line.tick();

        assertThat(status.toString(UTF_8)).isEmpty();
    }

    private StatusLine line(boolean redraws) {
        return new StatusLine(
                new PrintStream(out, true, UTF_8),
                new PrintStream(status, true, UTF_8),
                redraws,
                List.of(LOAD, AGAIN),
                now::get);
    }
}
