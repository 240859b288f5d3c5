package dev.gatekeeper.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.bench.workload.Operation;
import dev.gatekeeper.bench.workload.Operation.Delete;
import dev.gatekeeper.bench.workload.Operation.Upsert;
import dev.gatekeeper.bench.workload.Row;
import dev.gatekeeper.bench.workload.Wal2jsonText;
import java.util.List;
import java.util.stream.Stream;

/// A post, by its number. Of 200, two have a change set of 200 rows, one is refused at the door, one is taken there
/// and rejected by the sink, and all others have five changes, as the example has. They come in 16 streams in turn.
/// Each stream writes 10,000 keys again and again, so the table does not grow.
///
/// @param status of the answer that it has to get
@SuppressWarnings("ArrayRecordComponent") // On its way, never compared.
record SoakPost(String stream, byte[] body, int status) {

    static final String TABLE = "soak";

    private static final int STREAMS = 16;
    private static final int KEYS = 10_000;
    private static final int KEYS_OF_SMALL = 6_000;
    private static final int LARGE = 200;
    private static final int PERIOD = 200;
    private static final int REFUSED_AT = 50;
    private static final int REJECTED_AT = 150;
    private static final int LOGGED = 201;
    private static final int UNPROCESSABLE = 422;

    private static final byte[] REFUSED = """
            {"change":[{"kind":"insert","schema":"public","table":"soak",\
            "columnnames":["id"],"columntypes":["bigint"],"columnvalues":["no number"]}]}""".getBytes(UTF_8);

    private static final byte[] REJECTED = """
            {"change":[{"kind":"insert","schema":"public","table":"nowhere",\
            "columnnames":["id"],"columntypes":["bigint"],"columnvalues":[1]}]}""".getBytes(UTF_8);

    static SoakPost at(long number) {
        var stream = "soak-" + number % STREAMS;
        return switch ((int) (number % PERIOD)) {
            case REFUSED_AT -> new SoakPost(stream, REFUSED, UNPROCESSABLE);
            case REJECTED_AT -> new SoakPost(stream, REJECTED, LOGGED);
            case 0, PERIOD / 2 -> new SoakPost(stream, Wal2jsonText.changeSet(number, large(number)), LOGGED);
            default -> new SoakPost(stream, Wal2jsonText.changeSet(number, small(number)), LOGGED);
        };
    }

    /// An upload's lines: change sets of one row.
    ///
    /// @param number of the upload
    static byte[] upload(long number, int lines) {
        var text = new StringBuilder();
        for (var line = number * lines; line < (number + 1) * lines; line++) {
            var row = upsert(STREAMS, line % KEYS, line);
            text.append(new String(Wal2jsonText.changeSet(line, List.of(row)), UTF_8))
                    .append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private static List<Operation> small(long number) {
        var stream = number % STREAMS;
        var turn = number / STREAMS;
        var deleted = turn * 3 + KEYS_OF_SMALL / 2;
        return List.of(
                upsert(stream, turn * 3 % KEYS_OF_SMALL, turn),
                upsert(stream, (turn * 3 + 1) % KEYS_OF_SMALL, turn),
                upsert(stream, (turn * 3 + 2) % KEYS_OF_SMALL, turn),
                new Delete(TABLE, stream * KEYS + deleted % KEYS_OF_SMALL),
                new Delete(TABLE, stream * KEYS + (deleted + 1) % KEYS_OF_SMALL));
    }

    private static List<Operation> large(long number) {
        var stream = number % STREAMS;
        var turn = number / STREAMS;
        return Stream.iterate(turn * LARGE, key -> key + 1)
                .limit(LARGE)
                .<Operation>map(key -> upsert(stream, KEYS_OF_SMALL + key % (KEYS - KEYS_OF_SMALL), turn))
                .toList();
    }

    private static Upsert upsert(long stream, long key, long version) {
        return new Upsert(TABLE, new Row(stream * KEYS + key, (int) version));
    }
}
