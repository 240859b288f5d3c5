package dev.gatekeeper.gateway.delivery;

import static dev.gatekeeper.gateway.delivery.DepotInHand.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.delivery.FakeKafka.Fate;
import dev.gatekeeper.gateway.kafka.KafkaState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients post while Kafka comes and goes at random instants, takes records without saying so, drops others and
/// refuses some, and its senders find no room: what was accepted is in the log, and the first time that each is
/// there, it is in its client's order. Half of the clients wait for each of theirs or are told of it, the others
/// hand over many at a time.
class HandOverTest {

    private static final int STREAMS = 3;
    private static final int CLIENTS_EACH = 4;
    private static final int POSTS = 40;

    @TempDir
    Path folder;

    private final FakeKafka kafka = new FakeKafka();
    private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
    private final List<String> keptBehindAGap = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @RepeatedTest(6)
    @Timeout(120)
    void nothingIsLostAndNothingOvertakes() throws InterruptedException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        kafka.fates = record -> fate(record, random);
        kafka.blocks = _ -> random.nextInt(200) == 0 ? 1 + random.nextInt(200) : 0;
        var weather = Thread.ofVirtual().start(() -> changeWeather(seed));

        var restarts = 1 + random.nextInt(2);
        for (int run = 0; run <= restarts; run++) {
            try (var hand = new DepotInHand(folder, kafka, this::look)) {
                var clients = new ArrayList<Thread>();
                for (int c = 0; c < STREAMS * CLIENTS_EACH; c++) {
                    var client = run + "-" + c;
                    var stream = "s" + c % STREAMS;
                    clients.add(Thread.ofVirtual()
                            .start(
                                    switch (c / STREAMS) {
                                        case 0 -> () -> post(client, value -> hand.deliver(stream, value));
                                        case 1 ->
                                            () -> post(
                                                    client,
                                                    value -> hand.tellAtOnce(stream, value)
                                                            .join());
                                        default -> () -> pour(hand, stream, client);
                                    }));
                }
                for (var client : clients) {
                    client.join();
                }
            }
        }
        weather.interrupt();
        weather.join();
        away = false;
        kafka.fates = _ -> new Fate.Acknowledged();
        kafka.blocks = _ -> 0;
        try (var hand = new DepotInHand(folder, kafka, this::look)) {
            await("an empty spool, seed " + seed)
                    .atMost(PATIENCE)
                    .until(hand.depot::waitingChangeSets, waiting -> waiting == 0);
        }

        var logged = firstOfEach();
        accepted.forEach((client, values) -> assertThat(logged.getOrDefault(client, List.of()))
                .as("seed %d", seed)
                .isEqualTo(values));
        assertThat(keptBehindAGap).as("seed %d", seed).isEmpty();
        assertThat(accepted).hasSize((restarts + 1) * STREAMS * CLIENTS_EACH);
    }

    /// One after the other, each until it is accepted, as a careful client does.
    private void post(String client, Function<String, Delivered> delivery) {
        var mine = new CopyOnWriteArrayList<String>();
        accepted.put(client, mine);
        for (int i = 0; i < POSTS; i++) {
            var value = client + "-" + i;
            while (true) {
                var delivered = delivery.apply(value);
                if (delivered instanceof Delivered.Logged || delivered instanceof Delivered.Spooled) {
                    mine.add(value);
                    break;
                }
            }
        }
    }

    /// All that is left at once, as an upload does; and again from the first that was not accepted.
    private void pour(DepotInHand hand, String stream, String client) {
        var mine = new CopyOnWriteArrayList<String>();
        accepted.put(client, mine);
        while (mine.size() < POSTS) {
            var sequence = Sequence.ofMany();
            var underWay = new LinkedHashMap<String, Pending<Delivered>>();
            for (int i = mine.size(); i < POSTS && !sequence.isBroken(); i++) {
                var value = client + "-" + i;
                underWay.put(value, hand.delivery.send(DepotInHand.record(stream, value), sequence));
            }
            var gap = false;
            for (var each : underWay.entrySet()) {
                var delivered = each.getValue().await();
                if (delivered instanceof Delivered.Logged || delivered instanceof Delivered.Spooled) {
                    (gap ? keptBehindAGap : mine).add(each.getKey());
                } else {
                    gap = true;
                }
            }
        }
    }

    private Map<String, List<String>> firstOfEach() {
        var values = new LinkedHashSet<String>();
        kafka.log().forEach(record -> values.add(new String(record.value(), UTF_8)));
        var byClient = new HashMap<String, List<String>>();
        for (var value : values) {
            byClient.computeIfAbsent(value.substring(0, value.lastIndexOf('-')), _ -> new ArrayList<>())
                    .add(value);
        }
        return byClient;
    }

    private Fate fate(ProducerRecord<byte[], byte[]> record, Random random) {
        if (DepotTest.source(record).equals("api") && random.nextInt(100) == 0) {
            return new Fate.Failed(false, new RecordTooLargeException(), random.nextInt(3));
        }
        if (away) {
            return new Fate.Failed(random.nextBoolean(), new TimeoutException("late"), random.nextInt(60));
        }
        return random.nextInt(200) == 0
                ? new Fate.Failed(random.nextBoolean(), new TimeoutException("late"), random.nextInt(20))
                : new Fate.Acknowledged();
    }

    private KafkaState look() {
        return away ? new KafkaState.Away(List.of("Away.")) : new KafkaState.Fit();
    }

    private void changeWeather(long seed) {
        var random = new Random(seed + 1);
        try {
            while (true) {
                away = !away;
                Thread.sleep(random.nextInt(150));
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
