package dev.gatekeeper.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownContractsTest {

    private static final TableName A = TableName.of("public", "a");

    private final KnownContracts known = new KnownContracts();

    @Test
    void theTopicsWordIsTheLast() {
        known.put(Published.table("a", 5, "x"));
        known.put(Published.table("a", 4, "y"));

        assertThat(known.contract(A)).contains(Published.table("a", 4, "y"));
    }

    @Test
    void theConsumersWordDisplacesNothingNewer() {
        known.put(Published.table("a", 5, "x"));

        var told = known.putFresh(Published.table("a", 4, "y"));

        assertThat(told.check().contract().version()).isEqualTo(5);
        assertThat(known.contract(A)).contains(Published.table("a", 5, "x"));
        known.putFresh(Published.table("a", 6, "z"));
        assertThat(known.contract(A)).contains(Published.table("a", 6, "z"));
    }

    @Test
    void theConsumersWordOnATableThatTheTopicDoesNotHaveIsUsedAndNotKept() {
        var told = known.putFresh(Published.table("a", 4, "y"));

        assertThat(told.check().contract()).isEqualTo(Published.table("a", 4, "y"));
        assertThat(known.contract(A)).isEmpty();
    }

    @Test
    void whatIsReadAnewTakesThePlaceOfAll() {
        known.put(Published.table("a", 1, "x"));
        var before = known.find(A);
        known.put(Published.table("gone", 1, "x"));

        known.replace(List.of(Published.table("a", 1, "x"), Published.table("b", 1, "x")));

        assertThat(known.size()).isEqualTo(2);
        assertThat(known.find(A)).isSameAs(before);
        known.remove(A);
        assertThat(known.contract(A)).isEmpty();
    }

    @Test
    void whereThereIsNoMoreRoomAContractIsLeftOutAndTold() {
        var columns = IntStream.range(0, 1_600).mapToObj(Integer::toString).toArray(String[]::new);
        var fitting = (int) (KnownContracts.MOST_COLUMNS / columns.length);

        for (var table = 0; table <= fitting; table++) {
            known.put(Published.table("t" + table, 1, columns));
        }

        assertThat(known.size()).isEqualTo(fitting);
        assertThat(known.leftOut()).isEqualTo(1);
        known.remove(TableName.of("public", "t0"));
        known.put(Published.table("late", 1, columns));
        assertThat(known.size()).isEqualTo(fitting);
    }

    @Test
    void whatMayBeSuggestedIsOfTheSchemaAndWanted() {
        known.put(Published.table("a", 1, "x"));
        known.put(Published.table("secret", 1, "x"));

        assertThat(known.inSchema(new Identifier("public"), A::equals, 10)).containsExactly(A);
        assertThat(known.inSchema(new Identifier("hr"), _ -> true, 10)).isEmpty();
        assertThat(known.inSchema(new Identifier("public"), _ -> true, 1)).hasSize(1);
    }
}
