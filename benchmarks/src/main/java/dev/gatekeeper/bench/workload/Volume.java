package dev.gatekeeper.bench.workload;

/// How much a contestant has to read for one load.
///
/// @param bytes keys, values and headers, before compression
/// @param logBytes what stands in the log, compressed
public record Volume(long records, long bytes, long logBytes) {}
