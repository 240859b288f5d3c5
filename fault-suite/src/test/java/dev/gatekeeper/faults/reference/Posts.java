package dev.gatekeeper.faults.reference;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.faults.load.Post;
import dev.gatekeeper.faults.workload.ChangeSetJson;
import dev.gatekeeper.faults.workload.ChangeSetMaker;
import dev.gatekeeper.faults.workload.Op;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Posts of the stream `s1`.
public final class Posts {

    public static final String STREAM = "s1";

    private Posts() {}

    /// The first of a stream, as a client would make them.
    public static List<Post> random(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        of(number, "key-" + number, ChangeSetMaker.make(STREAM, number, new SplittableRandom(number))))
                .toList();
    }

    public static Post of(int number, String key, List<Op> ops) {
        return new Post(
                STREAM,
                number,
                ChangeSetId.of(new StreamName(STREAM), new IdempotencyKey(key), 0),
                key,
                Payload.whole(ChangeSetJson.write(ops), null).sha256(),
                ops,
                true);
    }
}
