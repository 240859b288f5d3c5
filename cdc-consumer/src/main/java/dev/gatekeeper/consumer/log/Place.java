package dev.gatekeeper.consumer.log;

import dev.gatekeeper.changeset.rejection.SinkFault;

/// Where a record stands in the log.
public record Place(String topic, int partition, long offset) {

    /// A record that was refused here without PostgreSQL.
    public SinkFault fault() {
        return SinkFault.at(topic, partition, offset);
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "@" + offset;
    }
}
