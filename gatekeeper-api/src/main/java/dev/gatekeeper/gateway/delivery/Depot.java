package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.KafkaSettings;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import dev.gatekeeper.gateway.spool.Reserved;
import dev.gatekeeper.gateway.spool.SpoolFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/// The spools at work: the folder, the line to Kafka that all topics share, and the replay of each.
/// Thread-safe.
public final class Depot implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Enough to say that there is room; less than a large change set takes.
    private static final long SOME_BYTES = 64 << 10;

    private final SpoolFolder folder;
    private final Deadlines deadlines = new Deadlines();
    private final Relay relay;
    private final Route changeSets;
    private final Route rejections;
    private final List<Replay> replays;

    /// @param listener is told of change sets that were replayed
    Depot(
            SpoolFolder folder,
            Supplier<Producer<byte[], byte[]>> opening,
            KafkaWatch watch,
            KafkaSettings settings,
            Topics topics,
            ReplayListener listener,
            SpoolMeters meters,
            Clock clock) {
        this.folder = folder;
        this.changeSets = new Route(topics.changeSets(), folder.changeSets());
        this.rejections = new Route(topics.rejections(), folder.rejections());
        this.relay = new Relay(opening, watch, settings.bound(), List.of(changeSets, rejections), clock, deadlines);
        this.replays = List.of(
                new Replay(changeSets, relay, settings.bound(), (record, topic, partition, offset) -> {
                    meters.replayed(folder.changeSets());
                    listener.replayed(record, topic, partition, offset);
                }),
                new Replay(rejections, relay, settings.bound(), (_, _, _, _) -> meters.replayed(folder.rejections())));
        meters.show(folder.changeSets());
        meters.show(folder.rejections());
    }

    /// What the topics are called.
    record Topics(String changeSets, String rejections) {}

    /// Begins to replay, and opens the line where Kafka is there.
    void start() {
        deadlines.start();
        var _ = relay.line();
        replays.forEach(Replay::start);
    }

    Delivery changeSets() {
        return new Dispatch(relay, changeSets);
    }

    Delivery rejections() {
        return new Dispatch(relay, rejections);
    }

    /// Whether there is room for what comes.
    boolean hasRoom() {
        return Stream.of(changeSets, rejections).map(Route::spool).allMatch(spool -> {
            var room = spool.reserve(SOME_BYTES) instanceof Reserved.Room;
            if (room) {
                spool.giveBack(SOME_BYTES);
            }
            return room;
        });
    }

    /// How many change sets wait.
    public long waitingChangeSets() {
        return changeSets.spool().records();
    }

    /// How many rejections wait.
    public long waitingRejections() {
        return rejections.spool().records();
    }

    /// Takes nothing more; what is on its way gets to Kafka within half the bound, or into the spool. Bounded
    /// in time.
    @Override
    public void close() {
        try {
            for (var replay : replays) {
                replay.stop(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        relay.close();
        folder.close();
        deadlines.stop();
    }
}
