package dev.gatekeeper.changeset.wal2json;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// UTF-8 as RFC 3629 has it: overlong forms and encoded surrogates are none.
final class StrictUtf8 {

    private StrictUtf8() {}

    /// Where the first character begins, between `from` and `to`, that is not UTF-8; -1 where all is.
    static int flaw(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = length(bytes[at] & 0xff);
            if (length == 0 || to - at < length || !isSecond(bytes[at] & 0xff, bytes[at + 1] & 0xff)) {
                return at;
            }
            for (int i = 2; i < length; i++) {
                if ((bytes[at + i] & 0xc0) != 0x80) {
                    return at;
                }
            }
            at += length;
        }
        return -1;
    }

    /// The characters of bytes without a flaw.
    static CharBuffer decode(byte[] bytes) {
        return CharBuffer.wrap(new String(bytes, StandardCharsets.UTF_8).toCharArray());
    }

    /// How many bytes a character has that begins with this one; 0 where none does.
    private static int length(int first) {
        if (first >= 0xc2 && first <= 0xdf) {
            return 2;
        }
        if (first >= 0xe0 && first <= 0xef) {
            return 3;
        }
        return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    }

    private static boolean isSecond(int first, int second) {
        return switch (first) {
            case 0xe0 -> second >= 0xa0 && second <= 0xbf;
            case 0xed -> second >= 0x80 && second <= 0x9f;
            case 0xf0 -> second >= 0x90 && second <= 0xbf;
            case 0xf4 -> second >= 0x80 && second <= 0x8f;
            default -> second >= 0x80 && second <= 0xbf;
        };
    }
}
