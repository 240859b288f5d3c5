package dev.gatekeeper.changeset.wal2json;

import com.sun.management.ThreadMXBean;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// What the fuzzer calls with whatever it comes upon: whether the parser bears it, in bounded memory, and accepts of it
/// what schema and sense checks accept. An input's first byte says how the rest is to be read.
public final class ParserFuzz {

    /// Larger ones are parsed, and not held against the schema.
    private static final int MOST_COMPARED = 8 << 10;

    private static final long MOST_ALLOCATED = 16 << 20;
    private static final long MOST_ALLOCATED_PER_BYTE = 4 << 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ChangeSetParser REQUIRING_TYPES = parser(true);
    private static final ChangeSetParser NOT_REQUIRING_TYPES = parser(false);

    private ParserFuzz() {}

    /// @throws AssertionError where a promise is broken
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var format = (input[0] & 1) == 0 ? Format.WAL2JSON_1 : Format.WAL2JSON_2;
        var requireTypes = (input[0] & 2) == 0;
        var payload = Arrays.copyOfRange(input, 1, input.length);
        var parser = requireTypes ? REQUIRING_TYPES : NOT_REQUIRING_TYPES;
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var result = parser.parse(format, payload);
        if (isTooMuch(before, payload.length)) {
            checkMemory(parser, format, payload);
        }
        if (payload.length <= MOST_COMPARED) {
            SecondOpinion.of(format, requireTypes, payload).orThrow(result);
        }
    }

    /// Once more: the first reading may have loaded classes.
    private static void checkMemory(ChangeSetParser parser, Format format, byte[] payload) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var _ = parser.parse(format, payload);
        if (isTooMuch(before, payload.length)) {
            throw new AssertionError(payload.length + " bytes take too much memory to read.");
        }
    }

    private static boolean isTooMuch(long before, int length) {
        var allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        return allocated > MOST_ALLOCATED + MOST_ALLOCATED_PER_BYTE * length;
    }

    private static ChangeSetParser parser(boolean requireTypes) {
        return new ChangeSetParser(new ParserSettings(new Identifier("public"), requireTypes));
    }
}
