package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.changeset.retry.Backoff;
import dev.gatekeeper.gateway.delivery.Flight.Landing;
import dev.gatekeeper.gateway.spool.Cursor;
import dev.gatekeeper.gateway.spool.Spool;
import dev.gatekeeper.gateway.spool.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits in a spool, for as long as the gateway runs: in its order, many at a time, each again until
/// it has arrived. What Kafka never takes is set aside and stops nothing. It runs on a thread of its own.
final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
    private static final long MOST_BYTES = 4L << 20;
    private static final int MOST_FLIGHTS = 10_000;

    private final Route route;
    private final Relay relay;
    private final Duration bound;
    private final ReplayListener listener;
    private final Spool spool;
    private final Cursor cursor;
    private final Thread thread;
    private final ArrayDeque<Flight> flights = new ArrayDeque<>();
    private long flying;

    Replay(Route route, Relay relay, Duration bound, ReplayListener listener) {
        this.route = route;
        this.relay = relay;
        this.bound = bound;
        this.listener = listener;
        this.spool = route.spool();
        this.cursor = spool.cursor();
        this.thread =
                Thread.ofPlatform().daemon().name("replay-" + spool.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        var failures = 0;
        try {
            while (true) {
                if (spool.isEmpty()) {
                    Thread.sleep(BETWEEN_LOOKS);
                    continue;
                }
                if (goesWell()) {
                    failures = 0;
                } else {
                    Thread.sleep(BACKOFF.delay(failures++));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean goesWell() throws InterruptedException {
        try {
            var line = relay.line();
            if (line.isEmpty()) {
                if (spool.oldest().isEmpty()) {
                    cursor.look();
                }
                return false;
            }
            return drain(line.get());
        } catch (IOException | RuntimeException | Error e) { // Whatever it is, it may be over at the next try.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.error("The spool could not be replayed; it is tried again.", e);
            return false;
        }
    }

    /// @return false where something was not taken
    private boolean drain(Line line) throws IOException, InterruptedException {
        cursor.rewind();
        flights.clear();
        flying = 0;
        while (true) {
            var next = spool.next();
            if (!launch(line)) {
                return false;
            }
            var first = flights.poll();
            if (first == null) {
                finish(next);
                return true;
            }
            flying -= first.waiting().bytes();
            if (!landed(first)) {
                line.cut();
                return false;
            }
        }
    }

    /// Sends as much as may be on its way at a time, or all that there is.
    ///
    /// @return false where the line is cut
    private boolean launch(Line line) throws IOException {
        while (flying < MOST_BYTES && flights.size() < MOST_FLIGHTS) {
            var waiting = cursor.next();
            if (waiting.isEmpty()) {
                return true;
            }
            var flight = new Flight(waiting.get(), route.topic());
            if (!relay.replay(line, flight)) {
                return false;
            }
            flights.add(flight);
            flying += waiting.get().bytes();
        }
        return true;
    }

    private boolean landed(Flight flight) throws IOException, InterruptedException {
        var waiting = flight.waiting();
        switch (flight.await(bound)) {
            case Landing.Arrived(var at) -> {
                pass(waiting);
                listener.replayed(waiting.record(), at.topic(), at.partition(), at.offset());
            }
            case Landing.Hopeless(var why) -> {
                spool.setAside(waiting, why);
                pass(waiting);
            }
            case Landing.NotNow() -> {
                return false;
            }
        }
        return true;
    }

    private void pass(Waiting waiting) {
        cursor.pass(waiting);
        route.passed(waiting.number(), waiting.record());
    }

    /// All that there was is in Kafka, or set aside.
    private void finish(long next) throws IOException {
        cursor.end(next);
        relay.settle(route);
        spool.drained();
    }

    /// Returns once nothing more is sent.
    void stop(Duration patience) throws InterruptedException {
        thread.interrupt();
        thread.join(patience);
    }
}
