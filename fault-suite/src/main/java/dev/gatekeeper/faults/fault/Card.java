package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.fault.OnMember.How;
import java.util.List;
import java.util.function.Supplier;

/// A fault that a round may be dealt.
///
/// @param leastMillis how long it lasts at least
/// @param mostMillis what it stays under
/// @param fault makes a new one
record Card(int leastMillis, int mostMillis, Supplier<Fault> fault) {

    /// All of them, so that after a few rounds each has come.
    static final List<Card> PACK = List.of(
            new Card(100, 2_000, () -> consumer(How.KILL)),
            new Card(100, 500, () -> consumer(How.KILL)),
            new Card(100, 2_000, () -> consumer(How.STOP)),
            new Card(300, 3_000, () -> consumer(How.FREEZE)),
            new Card(8_000, 11_000, LongFrozenConsumer::new),
            new Card(0, 1, () -> new SecondConsumer(true)),
            new Card(0, 1, () -> new SecondConsumer(false)),
            new Card(100, 2_000, () -> postgres(How.KILL)),
            new Card(100, 500, () -> postgres(How.KILL)),
            new Card(300, 4_000, () -> postgres(How.FREEZE)),
            new Card(300, 3_000, FrozenPostmaster::new),
            new Card(0, 1, () -> new OnBackend(OnBackend.How.KILL)),
            new Card(0, 1, () -> new OnBackend(OnBackend.How.END)),
            new Card(300, 4_000, () -> new OnBackend(OnBackend.How.FREEZE)),
            new Card(100, 3_000, () -> broker(How.KILL)),
            new Card(100, 500, () -> broker(How.KILL)),
            new Card(300, 4_000, () -> broker(How.FREEZE)),
            new Card(100, 1_500, () -> broker(How.FREEZE)));

    private static Fault consumer(How how) {
        return new OnMember("consumer-1", how, Cluster::firstConsumer);
    }

    private static Fault postgres(How how) {
        return new OnMember(OnBackend.TARGET, how, Cluster::postgres);
    }

    private static Fault broker(How how) {
        return new OnMember("broker", how, Cluster::broker);
    }
}
