package dev.gatekeeper.gateway.delivery;

import org.apache.kafka.clients.producer.ProducerRecord;

/// Kafka, or nothing. A record's fate is known before the next one is sent: where Kafka does not take one in time
/// nothing could keep those behind it from getting there.
record WithoutSpool(RecordWriter writer) implements Delivery {

    @Override
    public Pending<Delivered> send(ProducerRecord<byte[], byte[]> record, Sequence sequence) {
        if (sequence.isBroken()) {
            return Pending.known(Delivered.Nowhere.BEHIND_A_GAP);
        }
        var delivered = writer.write(record);
        switch (delivered) {
            case Delivered.Logged _, Delivered.Spooled _ -> {}
            case Delivered.Nowhere _, Delivered.Perhaps _ -> sequence.breakOff();
        }
        return Pending.known(delivered);
    }
}
