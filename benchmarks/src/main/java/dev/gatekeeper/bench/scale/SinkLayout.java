package dev.gatekeeper.bench.scale;

import java.util.List;

/// How a sink is spread. Members of the group that get no partition would have nothing to do: none of these has more
/// members than partitions.
///
/// @param threads in each process, each a member of the group
record SinkLayout(int partitions, int processes, int threads) {

    /// What all others are held against.
    static final SinkLayout LEAST = new SinkLayout(1, 1, 1);

    static final List<SinkLayout> ALL = List.of(
            LEAST,
            new SinkLayout(2, 1, 1),
            new SinkLayout(4, 1, 1),
            new SinkLayout(2, 2, 1),
            new SinkLayout(4, 2, 1),
            new SinkLayout(4, 4, 1),
            new SinkLayout(2, 1, 2),
            new SinkLayout(4, 1, 2),
            new SinkLayout(4, 1, 4));

    int members() {
        return processes * threads;
    }

    String title() {
        return "%d partition%s, %d consumer%s%s"
                .formatted(
                        partitions,
                        partitions == 1 ? "" : "s",
                        processes,
                        processes == 1 ? "" : "s",
                        threads == 1 ? "" : " of " + threads + " threads");
    }
}
