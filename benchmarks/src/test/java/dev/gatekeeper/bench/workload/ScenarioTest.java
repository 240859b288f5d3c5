package dev.gatekeeper.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {

    private static final int OPERATIONS = 400;

    @ParameterizedTest
    @EnumSource
    void noRowIsTouchedTwiceSoThatNothingCancelsOut(Scenario scenario) {
        var load = new Load(scenario, OPERATIONS);
        var touched = new HashSet<String>();

        load.range(0, OPERATIONS).forEach(operation -> touched.add(operation.table() + "/" + operation.id()));

        assertThat(touched).hasSize(OPERATIONS);
    }

    @ParameterizedTest
    @EnumSource
    void lastOperationsTouchEveryTableSoThatProgressIsSeenInAll(Scenario scenario) {
        var load = new Load(scenario, OPERATIONS);
        var tables = scenario.tables();

        var last = load.range(OPERATIONS - tables.size(), OPERATIONS);

        assertThat(last).extracting(Operation::table).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void everyDeleteFindsARowThatStood() {
        var load = new Load(Scenario.ALTERNATING, OPERATIONS);
        var standing = Scenario.ALTERNATING.standing(OPERATIONS);

        var deleted = load.range(0, OPERATIONS).stream().filter(Operation.Delete.class::isInstance);

        assertThat(deleted)
                .hasSize(OPERATIONS / 2)
                .allSatisfy(delete -> assertThat(delete.id()).isBetween(standing.start(), standing.end() - 1));
    }

    @Test
    void everyConflictingUpsertFindsItsKeyTaken() {
        var load = new Load(Scenario.CONFLICTS, OPERATIONS);
        var standing = Scenario.CONFLICTS.standing(OPERATIONS);

        var written = load.range(0, OPERATIONS);

        assertThat(written)
                .allSatisfy(upsert -> assertThat(upsert.id()).isBetween(standing.start(), standing.end() - 1));
    }

    @Test
    void loadThatIsNoWholeNumberOfSetsIsRefused() {
        assertThatThrownBy(() -> new Load(Scenario.FRESH, 300)).isInstanceOf(IllegalArgumentException.class);
    }
}
