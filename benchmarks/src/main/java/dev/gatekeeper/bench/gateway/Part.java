package dev.gatekeeper.bench.gateway;

/// What of the gateway can be measured by itself, with the ceilings that it is held against.
public enum Part {
    /// From its start until it is ready, with the AOT cache and without.
    STARTS,
    /// Posts as fast as answers come, and at half of that rate, beside the endpoint that only counts.
    POSTS,
    /// The same with contracts enforced.
    CONTRACTS,
    /// Posts at a slow rate, until they are logged and until they are applied.
    APPLIED,
    /// An upload, beside Kafka's own producer.
    UPLOAD,
    /// Posts without Kafka, beside a disk that is forced, and their replay.
    SPOOL
}
