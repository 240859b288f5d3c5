package dev.gatekeeper.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.TableKnowledge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowedContractsTest {

    private static final TableName ORDERS = TableName.of("public", "orders");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final KnownContracts known = new KnownContracts();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whatIsNotKnownIsAbsentUntilTheTopicSaysOtherwiseWhateverTheConsumerSays() throws InterruptedException {
        var contracts = contracts(Duration.ofSeconds(1), (table, _) -> current(table));

        assertThat(contracts.known(Grants.ALL).find(ORDERS)).isEqualTo(new TableKnowledge.Absent(false));

        assertThat(contracts.refreshed(Set.of(ORDERS), Grants.ALL).find(ORDERS))
                .isInstanceOf(TableKnowledge.Known.class);
        assertThat(contracts.known(Grants.ALL).find(ORDERS)).isEqualTo(new TableKnowledge.Absent(false));
    }

    @Test
    void ofATableThatWasNotInDoubtNothingIsTold() throws InterruptedException {
        known.put(Published.table("orders", 1, "a"));
        var contracts = contracts(Duration.ofSeconds(1), (table, _) -> current(table));

        assertThat(contracts.refreshed(Set.of(), Grants.ALL).find(ORDERS)).isEqualTo(new TableKnowledge.Untold());
    }

    @Test
    void aFewTablesOfAChangeSetAreAskedForAndTheSinkDecidesOnTheRest() throws InterruptedException {
        var contracts = contracts(Duration.ofSeconds(5), (table, _) -> current(table));
        var many = tables(100);

        var lookup = contracts.refreshed(many, Grants.ALL);

        assertThat(asked).hasValue(16);
        assertThat(many.stream().filter(table -> lookup.find(table) instanceof TableKnowledge.Untold))
                .hasSize(84);
        assertThat(registry.get("gatekeeper.contract.undecided").counter().count())
                .isEqualTo(84);
    }

    @Test
    void aConsumerThatIsSlowIsNotAskedForOneTableAfterTheOther() throws InterruptedException {
        var contracts = contracts(Duration.ofMillis(500), (table, _) -> {
            Thread.sleep(450);
            return current(table);
        });

        contracts.refreshed(tables(16), Grants.ALL);

        assertThat(asked.get()).isBetween(1, 2);
    }

    @Test
    void onlyTablesThatMayBeWrittenAreSuggested() {
        known.put(Published.table("orders", 1, "a"));
        known.put(Published.table("salaries", 1, "a"));
        var grants = Grants.of(List.of("*"), List.of("public.orders"), Set.of());
        var contracts = contracts(Duration.ofSeconds(1), (table, _) -> current(table));

        assertThat(contracts.known(grants).suggestible(new Identifier("public")))
                .containsExactly(ORDERS);
    }

    private Refreshed current(TableName table) {
        asked.incrementAndGet();
        return new Refreshed.Current(Published.table(table.table().text(), 1, "a"));
    }

    private FollowedContracts contracts(Duration patience, ContractSource source) {
        var meters = new ContractMeters(registry, known, new Freshness());
        return new FollowedContracts(
                Modes.parse("enforce", ""),
                known,
                new Refresher(source, patience, meters, Ticker.systemTicker()),
                meters);
    }

    private static Set<TableName> tables(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> TableName.of("public", "t" + number))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
