package dev.gatekeeper.gateway.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    private static final int ANY_SEED = 7;

    private final Random random = new Random(ANY_SEED);

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDENTITY")
    void whatWasCompressedIsReadHoweverItIsCutIntoPieces(Encoding encoding) throws IOException {
        var body = text(300_000);
        var compressed = compress(encoding, body);

        for (var piece : new int[] {1, 7, 1_000, compressed.length}) {
            assertThat(decode(encoding, compressed, piece)).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDENTITY")
    void manyMembersOneAfterTheOtherAreOneBody(Encoding encoding) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(compress(encoding, "one\n".getBytes(UTF_8)));
        all.write(compress(encoding, new byte[0]));
        all.write(compress(encoding, "two\n".getBytes(UTF_8)));

        for (var piece : new int[] {1, 5, all.size()}) {
            assertThat(decode(encoding, all.toByteArray(), piece))
                    .asString(UTF_8)
                    .isEqualTo("one\ntwo\n");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDENTITY")
    void aBodyThatIsCutAnywhereIsCorrupt(Encoding encoding) throws IOException {
        var compressed = compress(encoding, text(500));

        for (int length = 0; length < compressed.length; length++) {
            var cut = Arrays.copyOf(compressed, length);
            assertThatThrownBy(() -> decode(encoding, cut, 64))
                    .as("cut to %d of %d", cut.length, compressed.length)
                    .isInstanceOf(CorruptBodyException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDENTITY")
    void aBodyWhoseSecondMemberIsCutIsCorruptHoweverMuchCameAtOnce(Encoding encoding) throws IOException {
        var first = compress(encoding, text(500));
        var second = compress(encoding, text(400_000));
        var all = new ByteArrayOutputStream();
        all.write(first);
        all.write(second);

        for (int length = first.length + 1; length < all.size(); length += 1 + random.nextInt(500)) {
            var cut = Arrays.copyOf(all.toByteArray(), length);
            assertThatThrownBy(() -> decode(encoding, cut, cut.length))
                    .as("cut to %d of %d", cut.length, all.size())
                    .isInstanceOf(CorruptBodyException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDENTITY")
    void whatStandsBehindTheLastMemberIsCorruptAndNotPassedOver(Encoding encoding) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(compress(encoding, "one\n".getBytes(UTF_8)));
        all.write("two\n".getBytes(UTF_8));

        assertThatThrownBy(() -> decode(encoding, all.toByteArray(), 1_000)).isInstanceOf(CorruptBodyException.class);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDENTITY")
    void noDamageMakesItFailOtherwiseThanAsCorruptOrPassUnseenButInAHeader(Encoding encoding) throws IOException {
        var body = text(2_000);
        var sound = compress(encoding, body);

        for (int i = 0; i < 2_000; i++) {
            var damaged = sound.clone();
            var at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(decode(encoding, damaged, 1 + random.nextInt(300)))
                        .as("bit changed in byte %d", at)
                        .isEqualTo(body);
            } catch (CorruptBodyException expected) {
                assertThat(expected.sentence()).endsWith(".");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDENTITY")
    void noBytesMakeItFailOtherwiseThanAsCorrupt(Encoding encoding) {
        for (int i = 0; i < 2_000; i++) {
            var noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThatThrownBy(() -> decode(encoding, noise, 50)).isInstanceOf(CorruptBodyException.class);
        }
    }

    @Test
    void everyPartOfAGzipHeaderIsReadPast() throws IOException {
        var plain = compress(Encoding.GZIP, "text".getBytes(UTF_8));
        var head = HexFormat.of().parseHex("1f8b081c0000000000ff"); // extra, name and comment
        var all = new ByteArrayOutputStream();
        all.write(head);
        all.write(new byte[] {3, 0, 'a', 'b', 'c'});
        all.write("name\0comment\0".getBytes(UTF_8));
        all.write(plain, 10, plain.length - 10);

        assertThat(decode(Encoding.GZIP, all.toByteArray(), 1)).asString(UTF_8).isEqualTo("text");
    }

    @Test
    void theChecksumOfAGzipHeaderIsHeldTo() throws IOException {
        var plain = compress(Encoding.GZIP, "text".getBytes(UTF_8));
        var head = HexFormat.of().parseHex("1f8b08020000000000ff");
        var checksum = new java.util.zip.CRC32();
        checksum.update(head);
        var all = new ByteArrayOutputStream();
        all.write(head);
        all.write((int) checksum.getValue());
        all.write((int) (checksum.getValue() >>> 8));
        all.write(plain, 10, plain.length - 10);
        var sound = all.toByteArray();
        var damaged = sound.clone();
        damaged[11] ^= 1;

        assertThat(decode(Encoding.GZIP, sound, 3)).asString(UTF_8).isEqualTo("text");
        assertThatThrownBy(() -> decode(Encoding.GZIP, damaged, 3)).isInstanceOf(CorruptBodyException.class);
    }

    @Test
    void aSkippableFrameOfZstdIsPassedOver() throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(HexFormat.of().parseHex("5c2a4d1803000000aabbcc"));
        all.write(compress(Encoding.ZSTD, "text".getBytes(UTF_8)));

        assertThat(decode(Encoding.ZSTD, all.toByteArray(), 1)).asString(UTF_8).isEqualTo("text");
        assertThat(decode(Encoding.ZSTD, all.toByteArray(), 1_000))
                .asString(UTF_8)
                .isEqualTo("text");
    }

    @Test
    void aWindowOfMoreThanEightMebibytesIsRefusedBeforeItIsAllocated() throws IOException {
        var wide = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStreamNoFinalizer(wide).setLong(27)) {
            out.write(text(10_000));
        }

        assertThatThrownBy(() -> decode(Encoding.ZSTD, wide.toByteArray(), 1_000))
                .isInstanceOf(CorruptBodyException.class)
                .hasMessageContaining("8 MiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "28b52ffd00a829000068656c6c6f", // a window of 2 GiB
                "28b52ffd00f829000068656c6c6f", // of 2 TiB, the most that can be said
                "28b52ffde0ffffffffffffff00290000", // of all of a content that is said to be 72 PB
            })
    void fewBytesThatAskForGigabytesAreRefusedBeforeTheyAreAllocated(String frame) {
        var bytes = HexFormat.of().parseHex(frame);

        for (var piece : new int[] {1, 3, bytes.length}) {
            assertThatThrownBy(() -> decode(Encoding.ZSTD, bytes, piece))
                    .isInstanceOf(CorruptBodyException.class)
                    .hasMessageContaining("8 MiB");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24b52ffd0f4000056c6c6f68000000", // version 0.4
                "25b52ffd0f4000056c6c6f68000000", // 0.5
                "26b52ffd0f4000056c6c6f68000000", // 0.6
                "27b52ffd0088400005" + "68656c6c6f" + "c00000", // 0.7, with a window of 128 MiB
            })
    void formatsFromBeforeTheStandardAreNotReadWhateverMemoryTheyAskFor(String frame) throws IOException {
        var old = HexFormat.of().parseHex(frame);
        var behind = new ByteArrayOutputStream();
        behind.write(compress(Encoding.ZSTD, "text".getBytes(UTF_8)));
        behind.write(old);

        for (var piece : new int[] {1, 3, behind.size()}) {
            assertThatThrownBy(() -> decode(Encoding.ZSTD, old, piece))
                    .isInstanceOf(CorruptBodyException.class)
                    .hasMessageContaining("not zstd");
            assertThatThrownBy(() -> decode(Encoding.ZSTD, behind.toByteArray(), piece))
                    .isInstanceOf(CorruptBodyException.class)
                    .hasMessageContaining("not zstd");
        }
    }

    @Test
    void whatStandsBeforeSomethingElseIsDecodedBeforeItIsRefused() throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(compress(Encoding.ZSTD, "text".getBytes(UTF_8)));
        all.write("else".getBytes(UTF_8));
        var into = new byte[100];
        try (var decoder = Encoding.ZSTD.decoder()) {
            decoder.feed(all.toByteArray());

            assertThat(decoder.read(into, 0, into.length)).isEqualTo(4);
            assertThatThrownBy(() -> decoder.read(into, 0, into.length)).isInstanceOf(CorruptBodyException.class);
        }
    }

    @Test
    void littleOfWhatBecomesALotIsDecodedAtATime() throws IOException {
        var bomb = compress(Encoding.GZIP, new byte[100 << 20]);
        try (var decoder = Encoding.GZIP.decoder()) {
            decoder.feed(bomb);

            assertThat(decoder.read(new byte[1_000], 0, 1_000)).isEqualTo(1_000);
        }
    }

    private byte[] text(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append("{\"n\":").append(random.nextInt(1_000)).append("}\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private static byte[] compress(Encoding encoding, byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        switch (encoding) {
            case GZIP -> {
                try (var gzip = new GZIPOutputStream(out)) {
                    gzip.write(body);
                }
            }
            case ZSTD -> {
                try (var zstd = new ZstdOutputStreamNoFinalizer(out).setChecksum(true)) {
                    zstd.write(body);
                }
            }
            case IDENTITY -> out.write(body);
        }
        return out.toByteArray();
    }

    private static byte[] decode(Encoding encoding, byte[] compressed, int piece) throws CorruptBodyException {
        var whole = new ByteArrayOutputStream();
        var buffer = new byte[4_096];
        try (var decoder = encoding.decoder()) {
            for (int at = 0; at < compressed.length; at += piece) {
                decoder.feed(Arrays.copyOfRange(compressed, at, Math.min(at + piece, compressed.length)));
                for (int count = decoder.read(buffer, 0, buffer.length);
                        count > 0;
                        count = decoder.read(buffer, 0, buffer.length)) {
                    whole.write(buffer, 0, count);
                }
            }
            decoder.end();
        }
        return whole.toByteArray();
    }
}
