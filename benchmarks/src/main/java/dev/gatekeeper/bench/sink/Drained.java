package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.report.Figure;

/// One run of one contestant.
///
/// @param curve from which the figure's rate is
record Drained(Figure figure, Curve curve) {}
