package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.changeset.contract.TableContract;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// The tables whose contracts are known.
///
/// @param contracts by their names
@Serdeable
record ContractList(List<Entry> contracts) {

    /// @param kind `table` or `partitioned`
    /// @param version rises with everything that changes of the table
    /// @param columns how many it has
    @Serdeable
    record Entry(String schema, String table, String kind, long version, int columns) {

        static Entry of(TableContract contract) {
            return new Entry(
                    contract.name().schema().text(),
                    contract.name().table().text(),
                    contract.kind().text(),
                    contract.version(),
                    contract.columns().size());
        }
    }
}
