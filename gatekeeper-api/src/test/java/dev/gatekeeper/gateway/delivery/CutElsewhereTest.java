package dev.gatekeeper.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.delivery.FakeKafka.Fate;
import dev.gatekeeper.gateway.kafka.KafkaState;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A line that was cut by a sender who found no room, and can't be ended yet, since another still waits for room.
class CutElsewhereTest {

    private static final Fate EXPIRES = new Fate.Failed(false, new TimeoutException("expired"), 300);

    @TempDir
    Path folder;

    private final FakeKafka kafka = new FakeKafka();

    @Test
    void whatComesBehindARecordThatFailsMeanwhileDoesNotOvertakeIt() throws InterruptedException {
        kafka.fates = record -> isValue(record, "x") && kafka.opened() == 1 ? EXPIRES : new Fate.Acknowledged();
        kafka.blocks = record -> kafka.opened() > 1
                ? 0
                : isValue(record, "finds no room") ? 100 : isValue(record, "still waits") ? 600 : 0;
        try (var hand = new DepotInHand(folder, kafka, KafkaState.Fit::new)) {
            var sequence = Sequence.ofMany();
            var x = hand.delivery.send(DepotInHand.record("s", "x"), sequence);
            var y = hand.delivery.send(DepotInHand.record("s", "y"), sequence);
            var senders = List.of(
                    Thread.ofVirtual().start(() -> hand.deliver("t", "finds no room")),
                    Thread.ofVirtual().start(() -> hand.deliver("u", "still waits")));

            assertThat(List.of(x.await(), y.await())).containsOnly(new Delivered.Spooled());
            for (var sender : senders) {
                sender.join();
            }
            hand.awaitDrained();
            assertThat(kafka.values())
                    .containsExactlyInAnyOrder("x", "y", "finds no room", "still waits")
                    .containsSubsequence("x", "y");
        }
    }

    private static boolean isValue(ProducerRecord<byte[], byte[]> record, String value) {
        return new String(record.value(), UTF_8).equals(value);
    }
}
