package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.partition.PartitionState.Halted;
import dev.gatekeeper.consumer.partition.PartitionState.Known;
import dev.gatekeeper.consumer.partition.PartitionState.Reading;
import dev.gatekeeper.consumer.partition.Starts.Found;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Keeps Kafka's client where its partitions stand. Called on the polling thread alone.
record ClientPositions(Consumer<byte[], Value> consumer, PartitionStates states) {

    /// Puts the client where the partition is to be gone on from.
    void putBack(TopicPartition partition) {
        switch (states.of(partition)) {
            case Reading at -> consumer.seek(partition, at.next());
            case Known(var at) -> {
                consumer.seek(partition, at.next());
                states.put(partition, at);
            }
            case Halted _ -> standAside(partition);
            case null -> halt(partition);
        }
    }

    /// Nothing is taken until the position has been found again, which is soon.
    void halt(TopicPartition partition) {
        standAside(partition);
        states.halt(partition);
    }

    void halt(TopicPartition partition, Found found) {
        standAside(partition);
        switch (found) {
            case Found.At _ -> states.halt(partition);
            case Found.Stopped(var why, var remedy) -> states.halt(partition, why, remedy);
            case Found.Unavailable(var why, var remedy) -> states.halt(partition, why, remedy);
        }
    }

    /// At the log's beginning, so that the client has a position to pause at, and brings a record wherever there is
    /// one: that is when it is sent to the position that was found. Nothing is taken from there.
    private void standAside(TopicPartition partition) {
        consumer.seekToBeginning(Set.of(partition));
        consumer.pause(Set.of(partition));
    }
}
