package dev.gatekeeper.bench.report;

/// What one contestant came to in one scenario in one round.
///
/// @param operations how many it had done when it was last looked at
/// @param rowsPerSecond over the steady part
/// @param rowsPerTransaction how many written rows it committed at once, on average
/// @param processorMicrosPerRow its own processes' processor time, from start to end; 0 where it is not known
/// @param mostResidentBytes 0 where it is not known
public record Figure(
        String scenario,
        String contestant,
        int round,
        int operations,
        double rowsPerSecond,
        double rowsPerTransaction,
        double processorMicrosPerRow,
        long mostResidentBytes) {}
