package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.Findings;
import dev.gatekeeper.changeset.contract.TableKnowledge;
import dev.gatekeeper.changeset.contract.TableLookup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The contracts that are followed and refreshed. Thread-safe.
@Singleton
final class FollowedContracts implements Contracts {

    /// Of the tables of one change set; the sink decides on those behind.
    private static final int MOST_REFRESHED = 16;

    private static final int MOST_SUGGESTIBLE = 2_000;
    private static final int MOST_LOGGED = 3;

    private static final TableKnowledge ABSENT = new TableKnowledge.Absent(false);
    private static final TableKnowledge UNTOLD = new TableKnowledge.Untold();

    private final Modes modes;
    private final KnownContracts known;
    private final Refresher refresher;
    private final ContractMeters meters;
    private final SeldomLog broken = new SeldomLog("change sets broke contracts");
    private final SeldomLog undecided = new SeldomLog("change sets were left to the sink");

    FollowedContracts(Modes modes, KnownContracts known, Refresher refresher, ContractMeters meters) {
        this.modes = modes;
        this.known = known;
        this.refresher = refresher;
        this.meters = meters;
    }

    @Override
    public ContractMode mode(StreamName stream) {
        return modes.of(stream);
    }

    @Override
    public TableLookup known(Grants grants) {
        return new Lookup(grants, null);
    }

    @Override
    public TableLookup refreshed(Set<TableName> doubted, Grants grants) throws InterruptedException {
        var since = System.nanoTime();
        var fresh = new HashMap<TableName, TableKnowledge>();
        for (var table : doubted) {
            var left = refresher.patience().minusNanos(System.nanoTime() - since);
            var goesOn = fresh.size() < MOST_REFRESHED && left.isPositive();
            fresh.put(
                    table, goesOn ? refreshed(table, left) : untold(table, "too many tables are in doubt at one time"));
        }
        return new Lookup(grants, fresh);
    }

    private TableKnowledge refreshed(TableName table, Duration left) throws InterruptedException {
        return switch (refresher.refresh(table, left)) {
            case Refreshed.Current(var contract) -> known.putFresh(contract);
            case Refreshed.Absent(var creatable) -> new TableKnowledge.Absent(creatable);
            case Refreshed.Unknown(var why) -> untold(table, why);
            case Refreshed.Silent(var why) -> untold(table, why);
            case Refreshed.NotAsked(var why) -> untold(table, why);
        };
    }

    private TableKnowledge untold(TableName table, String why) {
        meters.undecided();
        undecided.log("the last one writes " + table + ", of which the consumer can't be asked: " + why);
        return UNTOLD;
    }

    @Override
    public void found(StreamName stream, ContractMode mode, Findings findings) {
        meters.broken(mode, findings.violations().total());
        var tables = findings.tables().stream()
                .limit(MOST_LOGGED)
                .map(TableName::toString)
                .collect(Collectors.joining(", "));
        broken.log("the last one, of the stream " + stream + " (" + mode.text() + "), those of " + tables
                + (findings.tables().size() > MOST_LOGGED ? " and others" : "") + ", first by "
                + findings.violations().first().getFirst().code());
    }

    private final class Lookup implements TableLookup {

        private final Grants grants;
        private final @Nullable Map<TableName, TableKnowledge> fresh;

        /// @param fresh what may be found; null where all that is known may be
        Lookup(Grants grants, @Nullable Map<TableName, TableKnowledge> fresh) {
            this.grants = grants;
            this.fresh = fresh;
        }

        @Override
        public TableKnowledge find(TableName table) {
            if (fresh != null) {
                return fresh.getOrDefault(table, UNTOLD);
            }
            var contract = known.find(table);
            return contract == null ? ABSENT : contract;
        }

        @Override
        public List<TableName> suggestible(Identifier schema) {
            return known.inSchema(schema, grants::mayWrite, MOST_SUGGESTIBLE);
        }
    }
}
