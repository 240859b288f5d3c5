package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.gateway.contract.Contracts;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.log.ChangeLog;
import dev.gatekeeper.gateway.rejection.Audit;
import dev.gatekeeper.gateway.status.RecentlyKept;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/// A door to what the test puts behind it, with memory to parse a million bytes.
public record DoorInHand(Door door, IntakeMeters meters) {

    public static DoorInHand before(ChangeLog log, Audit audit, Limits limits, Contracts contracts, Clock clock) {
        var meters = new IntakeMeters(new SimpleMeterRegistry());
        var checks = new Checks(
                new ChangeSetParser(ParserSettings.DEFAULT), new Memory(1_000_000), limits, meters, contracts);
        return new DoorInHand(new Door(checks, log, audit, new RecentlyKept(), meters, clock), meters);
    }
}
