package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.changeset.wal2json.LineGrouper;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.gateway.body.Chunks;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// What the fuzzer calls with whatever it comes upon: whether an upload's change sets are the same however its
/// bytes come, are found in bounded memory, and can be judged. An input's first byte chooses the limit on a change
/// set, and how the rest is cut into pieces.
public final class LinesFuzz {

    private static final int[] LIMITS = {64, 500, 5_000, 100_000};
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ChangeSetParser PARSER = new ChangeSetParser(ParserSettings.DEFAULT);

    private LinesFuzz() {}

    /// @throws AssertionError where a promise is broken
    public static void fuzzerTestOneInput(byte[] input) throws InterruptedException {
        if (input.length == 0) {
            return;
        }
        var limit = LIMITS[input[0] & 3];
        var body = Arrays.copyOfRange(input, 1, input.length);
        var whole = seen(arrive(List.of(body), limit));
        var inPieces = seen(arrive(pieces(body, input[0]), limit));
        if (!whole.equals(inPieces)) {
            throw new AssertionError("In one piece: " + whole + "; in pieces: " + inPieces);
        }
        var plain = seen(plainly(body, limit));
        if (!whole.equals(plain)) {
            throw new AssertionError("As it came: " + whole + "; line by line: " + plain);
        }
        hold(pieces(body, input[0]), limit);
    }

    /// As the gateway reads an upload.
    private static List<Arrival.Arrived> arrive(List<byte[]> pieces, int limit) throws InterruptedException {
        var limits = new Limits(limit, Integer.MAX_VALUE, 1, 0, 0, PATIENCE, PATIENCE);
        var arrivals = new Arrivals(
                Chunks.of(new Cut(pieces)), new Memory(limits.heldBytes()).share(), limits, () -> false, Toll.NONE);
        var arrived = new ArrayList<Arrival.Arrived>();
        while (arrivals.next() instanceof Arrival.Arrived one) {
            if (one.group() instanceof LineGroup.Whole whole) {
                var _ = PARSER.parse(whole.format(), whole.payload());
            }
            arrived.add(one);
        }
        if (!(arrivals.next() instanceof Arrival.End)) {
            throw new AssertionError("The upload did not come to its end: " + arrivals.next());
        }
        return arrived;
    }

    /// The same in the simplest way that there is: all lines at hand, each given whole, as far as one may be.
    private static List<Arrival.Arrived> plainly(byte[] body, int limit) {
        var grouper = new LineGrouper(limit);
        var arrived = new ArrayList<Arrival.Arrived>();
        var number = 0L;
        var lines = new ArrayDeque<>(Arrays.asList(latin1(body).split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        for (var text : lines) {
            var line = text.getBytes(StandardCharsets.ISO_8859_1);
            number++;
            var most = line.length > limit ? Math.min(limit, Payload.EXCERPT_BYTES) : line.length;
            var over = grouper.add(Arrays.copyOf(line, most), line.length);
            for (var at = 0; at < over.size(); at++) {
                var ofThisLine = at == over.size() - 1 && grouper.openBytes() == 0;
                arrived.add(new Arrival.Arrived(over.get(at), ofThisLine ? number : number - 1));
            }
        }
        var last = number;
        grouper.end().ifPresent(group -> arrived.add(new Arrival.Arrived(group, last)));
        return arrived;
    }

    /// Reads once more, with an eye on what is held.
    private static void hold(List<byte[]> pieces, int limit) {
        var lines = new LineBuffer(limit);
        for (var piece : pieces) {
            lines.take(piece);
            if (lines.heldBytes() > 2L * limit) {
                throw new AssertionError(lines.heldBytes() + " bytes are held, with a limit of " + limit + ".");
            }
            lines.groups().clear();
        }
    }

    private static List<byte[]> pieces(byte[] body, byte seed) {
        var random = new SplittableRandom(seed);
        var most = 1 + (random.nextInt(4) == 0 ? 3 : Math.max(1, body.length));
        var pieces = new ArrayList<byte[]>();
        for (var at = 0; at < body.length; ) {
            var to = Math.min(body.length, at + length(random, most));
            pieces.add(Arrays.copyOfRange(body, at, to));
            at = to;
        }
        return pieces;
    }

    private static int length(RandomGenerator random, int most) {
        return 1 + random.nextInt(most);
    }

    private static List<String> seen(List<Arrival.Arrived> arrived) {
        return arrived.stream()
                .map(one -> switch (one.group()) {
                    case LineGroup.Whole whole ->
                        "%s lines %d-%d (%d), all of %s"
                                .formatted(
                                        whole.format(),
                                        whole.firstLine(),
                                        one.lastLine(),
                                        whole.lineCount(),
                                        latin1(whole.payload()));
                    case LineGroup.TooLarge large ->
                        "%s lines %d-%d (%d), %d bytes that begin with %s"
                                .formatted(
                                        large.format(),
                                        large.firstLine(),
                                        one.lastLine(),
                                        large.lineCount(),
                                        large.length(),
                                        latin1(large.beginning()));
                })
                .toList();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Sends all that it has, one piece for each that is asked for.
    private static final class Cut implements Publisher<byte[]>, Subscription {

        private final Queue<byte[]> left;
        private @Nullable Subscriber<? super byte[]> to;
        private boolean ended;

        Cut(List<byte[]> pieces) {
            left = new ArrayDeque<>(pieces);
        }

        @Override
        public void subscribe(Subscriber<? super byte[]> subscriber) {
            to = subscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            if (to == null) {
                return;
            }
            if (!left.isEmpty()) {
                to.onNext(left.remove());
            } else if (!ended) {
                ended = true;
                to.onComplete();
            }
        }

        @Override
        public void cancel() {}
    }
}
