package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.fault.OnMember.How;
import dev.gatekeeper.faults.network.Disturbance;
import java.util.List;
import java.util.function.Supplier;

/// A fault that a round may be dealt.
///
/// @param leastMillis how long it lasts at least
/// @param mostMillis what it stays under
/// @param fault makes a new one
record Card(int leastMillis, int mostMillis, Supplier<Fault> fault) {

    /// One of each kind.
    static final List<Card> PACK = List.of(
            new Card(100, 2_000, () -> gateway(How.KILL)),
            new Card(100, 1_000, () -> gateway(How.STOP)),
            new Card(300, 5_000, () -> gateway(How.FREEZE)),
            new Card(100, 3_000, () -> gatewayToBroker(Disturbance.RESET)),
            new Card(300, 5_000, () -> gatewayToBroker(Disturbance.BLACK_HOLE)),
            new Card(300, 5_000, () -> gatewayToBroker(Disturbance.MUTE)),
            new Card(300, 5_000, () -> gatewayToBroker(Disturbance.LATE)),
            new Card(300, 5_000, () -> gatewayToBroker(Disturbance.TRICKLE)),
            new Card(100, 3_000, () -> consumerToBroker(Disturbance.RESET)),
            new Card(300, 8_000, () -> consumerToBroker(Disturbance.BLACK_HOLE)),
            new Card(300, 8_000, () -> consumerToBroker(Disturbance.MUTE)),
            new Card(300, 8_000, () -> consumerToBroker(Disturbance.LATE)),
            new Card(300, 5_000, () -> consumerToBroker(Disturbance.TRICKLE)),
            new Card(100, 2_000, () -> consumer(How.KILL)),
            new Card(100, 2_000, () -> consumer(How.STOP)),
            new Card(300, 3_000, () -> consumer(How.FREEZE)),
            new Card(8_000, 11_000, LongFrozenConsumer::new),
            new Card(0, 1, () -> new SecondConsumer(true)),
            new Card(0, 1, () -> new SecondConsumer(false)),
            new Card(100, 2_000, () -> postgres(How.KILL)),
            new Card(300, 4_000, () -> postgres(How.FREEZE)),
            new Card(300, 3_000, FrozenPostmaster::new),
            new Card(0, 1, () -> new OnBackend(OnBackend.How.KILL)),
            new Card(0, 1, () -> new OnBackend(OnBackend.How.END)),
            new Card(300, 4_000, () -> new OnBackend(OnBackend.How.FREEZE)),
            new Card(100, 3_000, () -> broker(How.KILL)),
            new Card(100, 4_000, () -> broker(How.FREEZE)));

    private static Fault gateway(How how) {
        return new OnMember("gateway", how, Cluster::gateway);
    }

    private static Fault gatewayToBroker(Disturbance how) {
        return new Disturbed("gateway to broker", how, Cluster::gatewayToBroker);
    }

    private static Fault consumerToBroker(Disturbance how) {
        return new Disturbed("consumer-1 to broker", how, Cluster::consumerToBroker);
    }

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
