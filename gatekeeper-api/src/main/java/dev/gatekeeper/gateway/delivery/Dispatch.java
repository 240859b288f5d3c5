package dev.gatekeeper.gateway.delivery;

import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends what is to get to one topic over the line that all topics share. Thread-safe.
record Dispatch(Relay relay, Route route) implements Delivery {

    @Override
    public Pending<Delivered> send(ProducerRecord<byte[], byte[]> record, Sequence sequence) {
        return relay.send(route, record, sequence);
    }

    @Override
    public Optional<Pending<Delivered>> sendAtOnce(ProducerRecord<byte[], byte[]> record) {
        return relay.sendAtOnce(route, record);
    }

    @Override
    public boolean isPrompt() {
        return relay.isPrompt(route);
    }
}
