package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ColumnContract;
import dev.gatekeeper.changeset.contract.ColumnType;
import dev.gatekeeper.changeset.contract.Findings;
import dev.gatekeeper.changeset.contract.Generation;
import dev.gatekeeper.changeset.contract.TableCheck;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.TableKind;
import dev.gatekeeper.changeset.contract.TableKnowledge;
import dev.gatekeeper.changeset.contract.TableLookup;
import dev.gatekeeper.changeset.contract.TableTraits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Contracts that the test makes up. All that the consumer is not told of here it can't be asked for, or is not there.
public final class ContractsInHand implements Contracts {

    public ContractMode mode = ContractMode.OFF;
    public boolean absent;
    public final List<String> refreshed = new ArrayList<>();
    public final List<ContractMode> found = new ArrayList<>();

    private final Map<TableName, TableContract> known = new HashMap<>();
    private final Map<TableName, TableContract> fresh = new HashMap<>();

    /// A table of the schema public whose columns are integers that take NULL.
    public static TableContract table(String name, String... columns) {
        return new TableContract(
                TableName.of("public", name),
                1,
                TableKind.TABLE,
                Stream.of(columns)
                        .map(column -> new ColumnContract(
                                new Identifier(column), ColumnType.plain("integer"), true, false, Generation.NONE))
                        .toList(),
                List.of(),
                TableTraits.PLAIN);
    }

    public void known(TableContract contract) {
        known.put(contract.name(), contract);
    }

    public void fresh(TableContract contract) {
        fresh.put(contract.name(), contract);
    }

    @Override
    public ContractMode mode(StreamName stream) {
        return mode;
    }

    @Override
    public TableLookup known(Grants grants) {
        return new Lookup(known, new TableKnowledge.Absent(false));
    }

    @Override
    public TableLookup refreshed(Set<TableName> doubted, Grants grants) {
        doubted.forEach(table -> refreshed.add(table.toString()));
        return new Lookup(fresh, absent ? new TableKnowledge.Absent(false) : new TableKnowledge.Untold());
    }

    @Override
    public void found(StreamName stream, ContractMode mode, Findings findings) {
        found.add(mode);
    }

    private record Lookup(Map<TableName, TableContract> contracts, TableKnowledge otherwise) implements TableLookup {

        @Override
        public TableKnowledge find(TableName table) {
            var contract = contracts.get(table);
            return contract == null ? otherwise : new TableKnowledge.Known(new TableCheck(contract));
        }

        @Override
        public List<TableName> suggestible(Identifier schema) {
            return List.copyOf(contracts.keySet());
        }
    }
}
