package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.RecordWriter;
import dev.gatekeeper.gateway.kafka.Written;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Kafka, or nothing.
record WithoutSpool(RecordWriter writer) implements Delivery {

    @Override
    public Delivered deliver(ProducerRecord<byte[], byte[]> record) {
        return switch (writer.write(record)) {
            case Written.At(var topic, var partition, var offset) -> new Delivered.Logged(topic, partition, offset);
            case Written.Nowhere(var why) -> new Delivered.Nowhere(why);
            case Written.Perhaps(var why) -> new Delivered.Perhaps(why);
        };
    }
}
