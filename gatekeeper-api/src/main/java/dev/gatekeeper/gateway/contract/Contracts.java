package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.Findings;
import dev.gatekeeper.changeset.contract.TableLookup;
import java.util.Set;

/// What change sets are held against: first what is known; and where that seems to be broken, what the consumer says of
/// those tables just now. Thread-safe.
public interface Contracts {

    ContractMode mode(StreamName stream);

    /// All that is known. What is found by it is no violation yet: the table may have changed since.
    ///
    /// @param grants of who sent the change set: no other names are suggested to it
    TableLookup known(Grants grants);

    /// What the consumer says of these tables, and nothing of others: their changes pass, as do those of the tables
    /// that the consumer can't be asked for. Waits for it a bounded time, however many there are.
    TableLookup refreshed(Set<TableName> doubted, Grants grants) throws InterruptedException;

    /// Counts and logs what stands.
    void found(StreamName stream, ContractMode mode, Findings findings);
}
