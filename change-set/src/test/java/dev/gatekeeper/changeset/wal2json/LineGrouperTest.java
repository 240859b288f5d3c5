package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineGrouperTest {

    private static final String B = "{\"action\":\"B\",\"xid\":7,\"lsn\":\"0/A\",\"nextlsn\":\"0/B\"}";
    private static final String I = "{\"action\":\"I\",\"table\":\"t\",\"columns\":[]}";
    private static final String C = "{\"action\":\"C\",\"xid\":7,\"lsn\":\"0/A\",\"nextlsn\":\"0/B\"}";
    private static final String FORMAT_1 = "{\"change\":[]}";

    @Test
    void aTransactionIsOneGroup() {
        var groups = group(B, I, I, C, B, C);

        assertThat(payloads(groups)).containsExactly(String.join("\n", B, I, I, C), B + "\n" + C);
        assertThat(groups).extracting(LineGroup::firstLine).containsExactly(1L, 5L);
        assertThat(groups).extracting(LineGroup::lineCount).containsExactly(4L, 2L);
    }

    @Test
    void aGroupIsGivenAsSoonAsItsLastLineIsThere() {
        var grouper = new LineGrouper(1000);

        grouper.add(bytes(B));
        var atCommit = grouper.add(bytes(C));

        assertThat(atCommit).hasSize(1);
        assertThat(grouper.end()).isEmpty();
    }

    @Test
    void otherLinesAreGroupsAlone() {
        var groups = group(FORMAT_1, I, "nonsense", I);

        assertThat(payloads(groups)).containsExactly(FORMAT_1, I, "nonsense", I);
        assertThat(groups)
                .extracting(LineGroup::format)
                .containsExactly(Format.WAL2JSON_1, Format.WAL2JSON_2, Format.WAL2JSON_1, Format.WAL2JSON_2);
    }

    @Test
    void truncatesThatFollowOneAnotherWithOneLsnAreOneGroup() {
        var groups = group(truncate("a", "0/1"), truncate("b", "0/1"), truncate("c", "0/2"), I, truncate("d", "0/2"));

        assertThat(groups).extracting(LineGroup::lineCount).containsExactly(2L, 1L, 1L, 1L);
    }

    @Test
    void truncatesWithoutAnyLsnAreOneGroup() {
        var truncate = "{\"action\":\"T\",\"table\":\"a\"}";

        var groups = group(truncate, truncate, truncate("b", "0/1"));

        assertThat(groups).extracting(LineGroup::lineCount).containsExactly(2L, 1L);
    }

    @Test
    void blankLinesAreLeftOutAndCounted() {
        var groups = group("", B, "  \t", "\r", I, C + "\r", "", I);

        assertThat(payloads(groups)).containsExactly(B + "\n" + I + "\n" + C + "\r", I);
        assertThat(groups).extracting(LineGroup::firstLine).containsExactly(2L, 8L);
    }

    @Test
    void aTransactionThatAnotherOneCutsShortEndsThere() {
        var groups = group(B, I, B, C);

        assertThat(payloads(groups)).containsExactly(B + "\n" + I, B + "\n" + C);
    }

    @Test
    void aTransactionThatTheUploadsEndCutsShortEndsThere() {
        var groups = group(B, I);

        assertThat(payloads(groups)).containsExactly(B + "\n" + I);
    }

    @Test
    void whateverStandsInsideOfATransactionBelongsToIt() {
        var broken = "{\"action\":\"I\",\"table\":\"t\",\"columns\":[{\"type\":\"We Ird\".\"My T\"}]}";

        var groups = group(B, broken, "b'::text}]}", FORMAT_1, truncate("t", "0/1"), C, I);

        assertThat(groups).extracting(LineGroup::lineCount).containsExactly(6L, 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"table\":\"t\",\"x\":\"\\\"action\\\":\\\"B\\\"\",\"action\":\"C\"}",
                "\t{ \"action\" : \"C\" }\r",
                "{\"xid\":1,\"y\":[{\"action\":\"B\"},\"]}\"],\"z\":{\"action\":\"B\"},\"action\":\"C\",\"broken",
                "{\"action\":\"C\" and nothing that is JSON"
            })
    void theActionIsFoundWhereverItStands(String commit) {
        var groups = group(B, commit, I);

        assertThat(payloads(groups)).containsExactly(B + "\n" + commit, I);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"change\":[{\"action\":\"B\"}]}",
                "{\"change\":[],\"action\":\"B\"}",
                "{\"a\":\"{\\\"action\\\":\\\"B\\\"}\"}",
                "[\"action\",\"B\"]",
                "\"action\":\"B\"",
                "{\"a\" \"action\":\"B\"}",
                "{\"a\":\"\\",
                "{\"",
                "{"
            })
    void whatOnlySpeaksOfAnActionIsNoTupleOfFormat2(String line) {
        var groups = group(line, FORMAT_1);

        assertThat(groups)
                .hasSize(2)
                .extracting(LineGroup::format)
                .containsExactly(Format.WAL2JSON_1, Format.WAL2JSON_1);
    }

    @Test
    void aTransactionPastTheLimitIsSkippedToItsEndAndItsBeginningKept() {
        var grouper = new LineGrouper(100_000);
        var long_ = "{\"action\":\"M\",\"content\":\"" + "x".repeat(40_000) + "\"}";

        var groups = new ArrayList<LineGroup>();
        for (var line : List.of(B, long_, long_, long_, long_, C, I)) {
            groups.addAll(grouper.add(bytes(line)));
        }

        var all = String.join("\n", B, long_, long_, long_, long_, C);
        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst()).isInstanceOfSatisfying(LineGroup.TooLarge.class, group -> {
            assertThat(group.length()).isEqualTo(all.length());
            assertThat(new String(group.beginning(), StandardCharsets.UTF_8))
                    .isEqualTo(all.substring(0, Payload.EXCERPT_BYTES));
            assertThat(group.lineCount()).isEqualTo(6);
        });
        assertThat(groups.getLast()).isInstanceOf(LineGroup.Whole.class);
    }

    @Test
    void aLineThatNobodyHeldIsTooLargeAndSoIsItsTransaction() {
        var grouper = new LineGrouper(1000);
        var beginning = new byte[Payload.EXCERPT_BYTES];
        Arrays.fill(beginning, (byte) 'x');

        var alone = grouper.add(beginning, 10_000_000_000L);
        grouper.add(bytes(B));
        grouper.add(beginning, 10_000_000_000L);
        var inside = grouper.add(bytes(C));

        assertThat(alone)
                .singleElement()
                .isInstanceOfSatisfying(
                        LineGroup.TooLarge.class,
                        group -> assertThat(group.length()).isEqualTo(10_000_000_000L));
        assertThat(inside).singleElement().isInstanceOfSatisfying(LineGroup.TooLarge.class, group -> {
            assertThat(group.length()).isEqualTo(10_000_000_000L + B.length() + C.length() + 2);
            assertThat(group.beginning()).hasSize(Payload.EXCERPT_BYTES).startsWith(bytes(B + "\nxxx"));
        });
    }

    @Test
    void aGroupOfExactlyTheLimitIsWhole() {
        var grouper = new LineGrouper(B.length() + 1 + C.length());

        grouper.add(bytes(B));

        assertThat(grouper.add(bytes(C))).singleElement().isInstanceOf(LineGroup.Whole.class);
    }

    @Test
    void theLinesAreNotWrittenTo() {
        var line = Arrays.copyOf(bytes(B), 200);
        var before = line.clone();
        var grouper = new LineGrouper(1000);

        grouper.add(line);
        grouper.add(bytes(I));
        grouper.end();

        assertThat(line).isEqualTo(before);
    }

    @Property(tries = 3_000)
    void noLineIsLostWhateverTheBytes(@ForAll long seed) {
        var random = new Random(seed);
        var pieces = List.of(B, I, C, FORMAT_1, truncate("a", "0/1"), "{\"action\":\"T\"", "\\", "\"", "{\"", "[", "");
        var lines = new ArrayList<byte[]>();
        for (int i = random.nextInt(12); i > 0; i--) {
            var line = bytes(pieces.get(random.nextInt(pieces.size()))
                    + (random.nextInt(3) == 0 ? pieces.get(random.nextInt(pieces.size())) : ""));
            if (line.length > 0 && random.nextInt(3) == 0) {
                line[random.nextInt(line.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(' ', 128));
            }
            lines.add(line);
        }

        var groups = group(lines);

        var expected = lines.stream()
                .map(LineGrouperTest::text)
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(String.join("\n", payloads(groups))).isEqualTo(String.join("\n", expected));
        assertThat(groups.stream().mapToLong(LineGroup::lineCount).sum()).isEqualTo(expected.size());
    }

    private static List<LineGroup> group(String... lines) {
        return group(Arrays.stream(lines).map(LineGrouperTest::bytes).toList());
    }

    private static List<LineGroup> group(List<byte[]> lines) {
        var grouper = new LineGrouper(1_000_000);
        var groups = new ArrayList<LineGroup>();
        lines.forEach(line -> groups.addAll(grouper.add(line)));
        grouper.end().ifPresent(groups::add);
        assertThat(grouper.end()).isEqualTo(Optional.empty());
        return groups;
    }

    private static List<String> payloads(List<LineGroup> groups) {
        return groups.stream()
                .map(group -> text(((LineGroup.Whole) group).payload()))
                .toList();
    }

    private static String truncate(String table, String lsn) {
        return "{\"action\":\"T\",\"lsn\":\"" + lsn + "\",\"schema\":\"public\",\"table\":\"" + table + "\"}";
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1);
    }
}
