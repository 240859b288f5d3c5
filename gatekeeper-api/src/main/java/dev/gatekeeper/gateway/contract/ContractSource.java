package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.changeset.TableName;
import java.time.Duration;

/// The consumer, which sees the tables.
interface ContractSource {

    /// Looks at the table now.
    ///
    /// @param patience how long that may take
    Refreshed refresh(TableName table, Duration patience) throws InterruptedException;
}
