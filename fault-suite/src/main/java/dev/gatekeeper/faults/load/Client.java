package dev.gatekeeper.faults.load;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Payload;
import dev.gatekeeper.faults.workload.ChangeSetJson;
import dev.gatekeeper.faults.workload.ChangeSetMaker;
import dev.gatekeeper.faults.workload.Op;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One upstream, with a stream of its own. It sends one post after the other, each with the same key until an
/// answer settles it. Like real ones it is impatient at times, goes away without an answer, sends again what
/// was answered, and uses a key twice. Used by one thread at a time.
final class Client {

    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    /// Longer than the gateway waits for Kafka.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int LONGEST_PAUSE_MILLIS = 40;
    private static final int FIRST_BACKOFF_MILLIS = 50;
    private static final int LONGEST_BACKOFF_MILLIS = 1_000;

    private final String stream;
    private final long seed;
    private final Gateway gateway;
    private final Book book;
    private final RandomGenerator moods;
    private int number;
    private @Nullable Sent last;

    @SuppressWarnings("ArrayRecordComponent") // On its way; never compared.
    private record Sent(Post post, byte[] body) {}

    /// @param seed of the whole suite; with the stream's name it decides what is posted
    Client(String stream, long seed, Gateway gateway, Book book) {
        this.stream = stream;
        this.seed = seed;
        this.gateway = gateway;
        this.book = book;
        this.moods = random(0);
    }

    /// Posts for as long as it may.
    void run(Hours hours, Tally tally) throws InterruptedException {
        var hangsUp = moods.nextBoolean();
        while (hours.isOpen()) {
            var sent = next();
            var again = last;
            last = sent;
            book.open(sent.post());
            tally.post();
            deliver(sent, hours, hangsUp, tally);
            if (again != null && moods.nextInt(100) < 2 && isAnswered(again)) {
                deliver(again, hours, true, tally);
            }
            Thread.sleep(moods.nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    /// What was given up is not sent again: accepted now, it would rightly come after its successors.
    private boolean isAnswered(Sent sent) {
        return book.find(sent.post().name())
                .filter(entry -> !(entry.answer() instanceof Answer.None))
                .isPresent();
    }

    private void deliver(Sent sent, Hours hours, boolean hangsUp, Tally tally) throws InterruptedException {
        var goesAway = moods.nextInt(100) < 1;
        var backoff = FIRST_BACKOFF_MILLIS;
        while (true) {
            var patience = moods.nextInt(20) == 0 ? Duration.ofMillis(moods.nextInt(2, 60)) : PATIENCE;
            switch (gateway.send(sent.post(), sent.body(), patience)) {
                case Attempt.Definite(var status, var answer) -> {
                    seen(sent, Integer.toString(status), tally);
                    book.answered(sent.post(), answer);
                    return;
                }
                case Attempt.Again(var what) -> seen(sent, what, tally);
            }
            if (goesAway || hours.isOver() || (hangsUp && !hours.isOpen())) {
                tally.unanswered();
                return;
            }
            Thread.sleep(moods.nextInt(backoff / 2, backoff));
            backoff = Math.min(2 * backoff, LONGEST_BACKOFF_MILLIS);
        }
    }

    private static void seen(Sent sent, String end, Tally tally) {
        tally.attempt(end);
        LOG.atInfo()
                .addKeyValue("stream", sent.post().stream())
                .addKeyValue("number", sent.post().number())
                .addKeyValue("id", sent.post().id())
                .addKeyValue("end", end)
                .log("A post was sent.");
    }

    private Sent next() {
        number++;
        var random = random(number);
        var reused = last != null && random.nextInt(100) < 1 ? last.post() : null;
        var key = reused == null ? "chaos-" + stream + "-" + number : reused.idempotencyKey();
        var ops = ChangeSetMaker.make(stream, number, random);
        var sound = random.nextInt(100) >= 2;
        return sent(key, ops, sound ? ChangeSetJson.write(ops) : broken(random.nextBoolean()), sound);
    }

    private byte[] broken(boolean json) {
        var text = json
                ? "{\"change\":[{\"kind\":\"insert\",\"table\":\"journal\",\"columnnames\":[\"number\"],"
                        + "\"columntypes\":[\"bigint\"],\"columnvalues\":[" + number + ",2]}]}"
                : "{\"change\":[ " + number;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Sent sent(String key, List<Op> ops, byte[] body, boolean sound) {
        var id = ChangeSetId.of(new StreamName(stream), new IdempotencyKey(key), 0);
        var sha256 = Payload.whole(body, null).sha256();
        return new Sent(new Post(stream, number, id, key, sha256, ops, sound), body);
    }

    /// So far apart that streams and numbers share nothing.
    private RandomGenerator random(int number) {
        return new SplittableRandom((seed * 31 + stream.hashCode()) * 1_000_003L + number);
    }
}
