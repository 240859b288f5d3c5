package dev.gatekeeper.faults.load;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.faults.load.Request.Kind;
import dev.gatekeeper.faults.workload.ChangeSetJson;
import dev.gatekeeper.faults.workload.ChangeSetMaker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What one client has to send, one after the other. It comes out of the seed alone. Used by one thread at a time.
final class Requests {

    private static final int MOST_LINES = 40;

    private final String stream;
    private final long seed;
    private int number;
    private @Nullable Request last;

    /// @param seed of the whole suite; with the stream's name it decides what is posted
    Requests(String stream, long seed) {
        this.stream = stream;
        this.seed = seed;
    }

    Request next() {
        var random = random(number + 1);
        var request = random.nextInt(100) < 8 ? upload(random.nextInt(1, MOST_LINES)) : post(random);
        last = request;
        return request;
    }

    /// Once in a while under the last one's key, which is another's by then.
    private Request post(RandomGenerator random) {
        var reused = last != null && last.kind() == Kind.POST && random.nextInt(100) < 1;
        var key = reused && last != null ? last.idempotencyKey() : key();
        var body = new ByteArrayOutputStream();
        return new Request(Kind.POST, key, List.of(post(key, 0, body)), body.toByteArray());
    }

    private Request upload(int lines) {
        var key = key();
        var posts = new ArrayList<Post>();
        var body = new ByteArrayOutputStream();
        for (var at = 0; at < lines; at++) {
            posts.add(post(key, at, body));
            body.write('\n');
        }
        return new Request(Kind.UPLOAD, key, posts, body.toByteArray());
    }

    private String key() {
        return "chaos-" + stream + "-" + (number + 1);
    }

    /// @param ordinal its place under the key
    /// @param body gets the payload
    private Post post(String key, int ordinal, ByteArrayOutputStream body) {
        number++;
        var random = random(-number);
        var ops = ChangeSetMaker.make(stream, number, random);
        var sound = random.nextInt(100) >= 2;
        var payload = sound ? ChangeSetJson.write(ops) : broken(random.nextBoolean());
        body.writeBytes(payload);
        var id = ChangeSetId.of(new StreamName(stream), new IdempotencyKey(key), ordinal);
        return new Post(stream, number, id, key, Payload.whole(payload, null).sha256(), ops, sound);
    }

    private byte[] broken(boolean json) {
        var text = json
                ? "{\"change\":[{\"kind\":\"insert\",\"table\":\"journal\",\"columnnames\":[\"number\"],"
                        + "\"columntypes\":[\"bigint\"],\"columnvalues\":[" + number + ",2]}]}"
                : "{\"change\":[ " + number;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// So far apart that streams and numbers share nothing.
    private RandomGenerator random(int number) {
        return new SplittableRandom((seed * 31 + stream.hashCode()) * 1_000_003L + number);
    }
}
