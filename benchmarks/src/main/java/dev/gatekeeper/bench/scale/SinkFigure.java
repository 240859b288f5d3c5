package dev.gatekeeper.bench.scale;

/// What a layout of the sink came to in one round.
///
/// @param consumerSeconds of processor time for a million rows; so are the two that follow
/// @param walBytesPerRow of PostgreSQL's write-ahead log
record SinkFigure(
        SinkLayout layout,
        int round,
        double rowsPerSecond,
        double consumerSeconds,
        double postgresSeconds,
        double brokerSeconds,
        double walBytesPerRow) {}
