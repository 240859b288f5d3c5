package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.Violations;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// In what a change set breaks the contracts of its tables.
///
/// @param violations in the order of the document
/// @param tables whose contracts are broken, in that order; those of violations that are only counted too
public record Findings(Violations violations, Set<TableName> tables) {

    public static final Findings NONE = new Findings(Violations.NONE, Set.of());

    public Findings {
        tables = Collections.unmodifiableSet(new LinkedHashSet<>(tables));
    }

    public boolean isEmpty() {
        return violations.isEmpty();
    }
}
