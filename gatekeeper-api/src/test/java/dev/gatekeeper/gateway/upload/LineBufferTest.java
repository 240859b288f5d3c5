package dev.gatekeeper.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineBufferTest {

    private static final int LIMIT = 100_000;
    private static final String TRANSACTION = """
            {"action":"B","nextlsn":"0/2"}
            {"action":"I","table":"t"}
            {"action":"C"}""";

    private final LineBuffer lines = new LineBuffer(LIMIT);

    @Test
    void aLineFeedAloneEndsALine() {
        take("{\"a\":\"\u2028\u0085\"}\r\n{\"b\":\"\r\"}\n");

        assertThat(payloads()).containsExactly("{\"a\":\"\u2028\u0085\"}\r", "{\"b\":\"\r\"}");
    }

    @Test
    void theLastLineMayLackItsLineFeed() {
        take("{\"a\":1}\n{\"b\":2}");
        assertThat(payloads()).containsExactly("{\"a\":1}");

        lines.end();

        assertThat(payloads()).containsExactly("{\"b\":2}");
    }

    @Test
    void aTransactionsLinesAreOneChangeSet() {
        take("{\"a\":1}\n" + TRANSACTION + "\n{\"b\":2}\n");

        assertThat(payloads()).containsExactly("{\"a\":1}", TRANSACTION, "{\"b\":2}");
    }

    @Test
    void eachChangeSetSaysWhichLineWasItsLast() {
        take("\n{\"a\":1}\n\n" + TRANSACTION + "\n \n{\"action\":\"T\"}\n{\"action\":\"T\"}\n\n{\"b\":2}\n");
        lines.end();

        assertThat(lines.groups())
                .extracting(arrived -> arrived.group().firstLine(), Arrival.Arrived::lastLine)
                .containsExactly(tuple(2L, 2L), tuple(4L, 6L), tuple(8L, 10L), tuple(11L, 11L));
    }

    @Test
    void howTheBytesArriveMakesNoDifference() {
        var text = ("é{\"a\":1}\n\n" + TRANSACTION + "\n" + "x".repeat(LIMIT + 5) + "\n{\"b\":\"" + "y".repeat(20_000)
                        + "\"}\n{\"c\":3}")
                .getBytes(UTF_8);
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            var buffer = new LineBuffer(LIMIT);
            for (int from = 0; from < text.length; ) {
                var to = Math.min(text.length, from + 1 + random.nextInt(round % 2 == 0 ? 30_000 : 3_000));
                buffer.take(Arrays.copyOfRange(text, from, to));
                from = to;
            }
            buffer.end();

            assertThat(buffer.groups())
                    .extracting(
                            arrived -> arrived.group().firstLine(),
                            Arrival.Arrived::lastLine,
                            arrived -> length(arrived.group()))
                    .containsExactly(
                            tuple(1L, 1L, 9L),
                            tuple(3L, 5L, (long) TRANSACTION.length()),
                            tuple(6L, 6L, LIMIT + 5L),
                            tuple(7L, 7L, 20_008L),
                            tuple(8L, 8L, 7L));
        }
    }

    @Test
    void ofALineThatIsTooLongTheBeginningIsKept() {
        for (int i = 0; i < 10; i++) {
            take("0123456789".repeat(LIMIT / 50));
            assertThat(lines.heldBytes()).isLessThanOrEqualTo(LIMIT);
        }
        take("\n{\"b\":2}\n");

        var groups = List.copyOf(lines.groups());
        assertThat(groups.getFirst().group()).isInstanceOfSatisfying(LineGroup.TooLarge.class, large -> {
            assertThat(large.length()).isEqualTo(10L * LIMIT / 5);
            assertThat(large.beginning())
                    .isEqualTo("0123456789"
                            .repeat(7_000)
                            .substring(0, Payload.EXCERPT_BYTES)
                            .getBytes(UTF_8));
        });
        assertThat(groups.getLast().group()).isInstanceOf(LineGroup.Whole.class);
    }

    @Test
    void ofALineThatIsTooLongThatMuchIsKeptHoweverItComes() {
        var line = "0123456789".repeat(20).getBytes(UTF_8);
        var atOnce = new LineBuffer(100);
        var inPieces = new LineBuffer(100);

        atOnce.take((new String(line, UTF_8) + "\n").getBytes(UTF_8));
        inPieces.take(Arrays.copyOf(line, 30));
        inPieces.take((new String(line, 30, 170, UTF_8) + "\n").getBytes(UTF_8));

        assertThat(beginning(atOnce)).isEqualTo(beginning(inPieces)).hasSize(100);
    }

    @Test
    void aChangeSetIsOpenFromItsFirstByteToItsEnd() {
        assertThat(lines.isOpen()).isFalse();
        take("{");
        assertThat(lines.isOpen()).isTrue();
        take("}\n");
        assertThat(lines.isOpen()).isFalse();
        take("{\"action\":\"B\"}\n");
        assertThat(lines.isOpen()).isTrue();
        take("{\"action\":\"C\"}\n\n");
        assertThat(lines.isOpen()).isFalse();
    }

    private void take(String text) {
        lines.take(text.getBytes(UTF_8));
    }

    private List<String> payloads() {
        var payloads = new ArrayList<String>();
        while (!lines.groups().isEmpty()) {
            var group = (LineGroup.Whole) lines.groups().remove().group();
            payloads.add(new String(group.payload(), UTF_8));
        }
        return payloads;
    }

    private static byte[] beginning(LineBuffer lines) {
        return ((LineGroup.TooLarge) lines.groups().remove().group()).beginning();
    }

    private static long length(LineGroup group) {
        return switch (group) {
            case LineGroup.Whole whole -> whole.payload().length;
            case LineGroup.TooLarge large -> large.length();
        };
    }
}
