package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.spool.SpoolRecord;

/// Is told of records that have come from the spool to Kafka. Called in their order, on one thread for each
/// topic; does not wait for anything.
public interface ReplayListener {

    void replayed(SpoolRecord record, String topic, int partition, long offset);
}
