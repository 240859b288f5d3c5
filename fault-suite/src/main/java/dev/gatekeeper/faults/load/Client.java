package dev.gatekeeper.faults.load;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One upstream, with a stream of its own. It sends one request after the other, each with the same key until an
/// answer settles it. Like real ones it is impatient at times, goes away without an answer or in the middle of an
/// upload, sends again what was answered, and uses a key twice. Used by one thread at a time.
final class Client {

    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    /// Longer than the gateway waits for Kafka.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PATIENCE_WITH_UPLOADS = Duration.ofSeconds(6);

    private static final int LONGEST_PAUSE_MILLIS = 40;
    private static final int FIRST_BACKOFF_MILLIS = 50;
    private static final int LONGEST_BACKOFF_MILLIS = 1_000;

    private final String stream;
    private final Requests requests;
    private final Gateway gateway;
    private final Book book;
    private final RandomGenerator moods;
    private @Nullable Request last;

    /// @param seed of the whole suite
    Client(String stream, long seed, Gateway gateway, Book book) {
        this.stream = stream;
        this.requests = new Requests(stream, seed);
        this.gateway = gateway;
        this.book = book;
        this.moods = new SplittableRandom(seed * 31 + stream.hashCode());
    }

    /// Posts for as long as it may.
    void run(Hours hours, Tally tally) throws InterruptedException {
        var hangsUp = moods.nextBoolean();
        while (hours.isOpen()) {
            var request = requests.next();
            var again = last;
            last = request;
            for (var post : request.posts()) {
                book.open(post);
                tally.post();
            }
            deliver(request, hours, hangsUp, tally);
            if (again != null && moods.nextInt(100) < 2 && isAnswered(again)) {
                deliver(again, hours, true, tally);
            }
            Thread.sleep(moods.nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    /// What was given up is not sent again: accepted now, it would rightly come after its successors.
    private boolean isAnswered(Request request) {
        return request.posts().stream().allMatch(this::isAnswered);
    }

    private boolean isAnswered(Post post) {
        return book.find(post.name())
                .filter(entry -> !(entry.answer() instanceof Answer.None))
                .isPresent();
    }

    private void deliver(Request request, Hours hours, boolean hangsUp, Tally tally) throws InterruptedException {
        var goesAway = moods.nextInt(100) < 1;
        var backoff = FIRST_BACKOFF_MILLIS;
        while (true) {
            var attempt = gateway.send(request, manner(request));
            seen(request, attempt, tally);
            for (var at = 0; at < attempt.answers().size(); at++) {
                book.answered(request.posts().get(at), attempt.answers().get(at));
            }
            if (attempt instanceof Attempt.Definite) {
                return;
            }
            if (goesAway || hours.isOver() || (hangsUp && !hours.isOpen())) {
                request.posts().stream().filter(post -> !isAnswered(post)).forEach(_ -> tally.unanswered());
                return;
            }
            Thread.sleep(moods.nextInt(backoff / 2, backoff));
            backoff = Math.min(2 * backoff, LONGEST_BACKOFF_MILLIS);
        }
    }

    private Manner manner(Request request) {
        if (moods.nextInt(20) == 0) {
            return Manner.calm(Duration.ofMillis(moods.nextInt(2, 60)));
        }
        return switch (request.kind()) {
            case POST -> Manner.calm(PATIENCE);
            case UPLOAD ->
                new Manner(
                        PATIENCE_WITH_UPLOADS,
                        Duration.ofMillis(moods.nextInt(3) == 0 ? moods.nextInt(30) : 0),
                        moods.nextInt(10) == 0 ? moods.nextInt(request.body().length) : Integer.MAX_VALUE);
        };
    }

    private void seen(Request request, Attempt attempt, Tally tally) {
        tally.attempt(attempt, request.posts().size());
        LOG.atInfo()
                .addKeyValue("stream", stream)
                .addKeyValue("number", request.posts().getFirst().number())
                .addKeyValue("posts", request.posts().size())
                .addKeyValue("id", request.posts().getFirst().id())
                .addKeyValue("end", attempt.end())
                .addKeyValue("decided", attempt.answers().size())
                .log("{} was sent.", request.kind());
    }
}
