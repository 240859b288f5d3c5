package dev.gatekeeper.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeSetMakerTest {

    @Test
    void equalSeedsMakeEqualChangeSets() {
        assertThat(ChangeSetMaker.make("s1", 5, new SplittableRandom(42)))
                .isEqualTo(ChangeSetMaker.make("s1", 5, new SplittableRandom(42)));
    }

    @Test
    void everyChangeSetLeavesOneMarkInTheJournal() {
        assertThat(IntStream.range(1, 500))
                .allSatisfy(number -> assertThat(ChangeSetMaker.make("s1", number, new SplittableRandom(number)))
                        .filteredOn(op -> op instanceof Op.Insert(var table, var row)
                                && table.equals(Schema.JOURNAL)
                                && Integer.toString(number).equals(row.get(Schema.JOURNAL_NUMBER)))
                        .hasSize(1));
    }
}
