package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.RecordWriter;
import dev.gatekeeper.gateway.kafka.Written;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Kafka, or nothing. A record's fate is known before the next one is sent: where Kafka does not take one in time
/// nothing could keep those behind it from getting there.
record WithoutSpool(RecordWriter writer) implements Delivery {

    @Override
    public Pending<Delivered> send(ProducerRecord<byte[], byte[]> record, Sequence sequence) {
        if (sequence.isBroken()) {
            return Pending.known(Delivered.Nowhere.BEHIND_A_GAP);
        }
        var delivered = delivered(writer.write(record));
        switch (delivered) {
            case Delivered.Logged _, Delivered.Spooled _ -> {}
            case Delivered.Nowhere _, Delivered.Perhaps _ -> sequence.breakOff();
        }
        return Pending.known(delivered);
    }

    private static Delivered delivered(Written written) {
        return switch (written) {
            case Written.At(var topic, var partition, var offset) -> new Delivered.Logged(topic, partition, offset);
            case Written.Nowhere(var why) -> new Delivered.Nowhere(why);
            case Written.Perhaps(var why) -> new Delivered.Perhaps(why);
        };
    }
}
