package dev.gatekeeper.faults;

import dev.gatekeeper.faults.check.Discrepancy;
import dev.gatekeeper.faults.check.Drain;
import dev.gatekeeper.faults.check.GatewaySpool;
import dev.gatekeeper.faults.check.Inspection;
import dev.gatekeeper.faults.check.Target;
import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.fault.Plan;
import dev.gatekeeper.faults.fault.Striker;
import dev.gatekeeper.faults.load.Book;
import dev.gatekeeper.faults.load.Clients;
import dev.gatekeeper.faults.load.Gateway;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rounds on one cluster. Each goes on where the last one left off, and is held against everything since the
/// beginning. Used by one thread.
final class Suite implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Suite.class);

    private final Settings settings;
    private final Cluster cluster;
    private final Plan plan;
    private final Consumer<Stage> begins;
    private final Target target;
    private final Gateway gateway;
    private final Clients clients;
    private final Inspection inspection;
    private final Drain drain;
    private int round;

    /// @param cluster started and ready
    /// @param begins is told what a round comes to
    Suite(Settings settings, long seed, Cluster cluster, Plan plan, Consumer<Stage> begins) {
        this.settings = settings;
        this.cluster = cluster;
        this.plan = plan;
        this.begins = begins;
        var book = new Book();
        this.gateway = new Gateway(cluster.gatewayUrl());
        this.clients = new Clients(settings.clients(), seed, gateway, book);
        this.target = Start.target(cluster);
        this.inspection = new Inspection(cluster.bootstrapServers(), target, book);
        this.drain = new Drain(inspection, target, new GatewaySpool(cluster.gatewayUrl()));
    }

    /// Clients post while faults strike; then everything heals and drains, and is looked at.
    RoundResult nextRound() throws InterruptedException, SQLException {
        round++;
        begins.accept(Stage.LOAD);
        var began = Instant.now();
        cluster.timeline().begin();
        try (var striker = new Striker(cluster)) {
            striker.begin(plan.strikes(round));
            var counts = clients.run(settings.load(), settings.grace());
            begins.accept(Stage.HEAL);
            var struck = striker.awaitHealed();
            begins.accept(Stage.DRAIN);
            var healed = System.nanoTime();
            var obstacle = drain.await(settings.quiet(), settings.stall(), settings.drain());
            var drained = Duration.ofNanos(System.nanoTime() - healed);
            var lasted = cluster.timeline().elapsed();
            begins.accept(Stage.INSPECT);
            // Where something is still to be taken, everything else would be found missing too.
            var found = obstacle.isPresent() ? List.of(explained(obstacle.get())) : inspection.inspect();
            return new RoundResult(
                    round,
                    struck,
                    cluster.timeline().events(),
                    counts,
                    drained,
                    lasted,
                    applied(began),
                    inspection.sums(),
                    found);
        }
    }

    /// Read from the ledger when all is over, so that nothing is asked of PostgreSQL while faults strike.
    private Optional<SortedMap<Integer, Long>> applied(Instant began) {
        try {
            return Optional.of(target.appliedSince(began));
        } catch (SQLException e) {
            LOG.warn("The ledger can't be read.", e);
            return Optional.empty();
        }
    }

    private Discrepancy explained(Discrepancy obstacle) throws InterruptedException {
        var words = new StringBuilder(obstacle.sentence());
        words.append(" consumer-1 says: ").append(health(cluster.firstConsumerUrl()));
        if (cluster.secondConsumer().isUp()) {
            words.append(" consumer-2 says: ").append(health(cluster.secondConsumerUrl()));
        }
        return new Discrepancy(obstacle.promise(), words.toString());
    }

    private static String health(URI service) throws InterruptedException {
        return Health.of(service.resolve("/health")).words();
    }

    @Override
    public void close() {
        gateway.close();
        inspection.close();
    }
}
