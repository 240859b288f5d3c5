package dev.gatekeeper.consumer.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.transaction.Transactions;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchIT {

    private static final Filter ALL =
            new Filter(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private final Sink sink = Sink.start(Map.of("gatekeeper.upkeep.delay", "1h", "gatekeeper.outbox.interval", "1h"));

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void aStreamComesInTheOrderOfTheLogAndTheGatewaysFallInByTheirTime() {
        gateway("a", "gateway-first", 1);
        sink("a", "sink-4", 4, 2);
        sink("a", "sink-5", 5, 4);
        sink("a", "sink-6-whose-clock-was-behind", 6, 3);
        gateway("a", "gateway-last", 5);
        gateway("b", "another-stream", 0);
        gateway(null, "no-stream", 9);

        var turns = new ArrayList<Turn>();
        var after = Optional.<Turn>empty();
        while (true) {
            var from = after;
            var page = inTransaction(search -> search.inOrder(ALL, Instant.now(), from, 2));
            if (page.isEmpty()) {
                break;
            }
            turns.addAll(page);
            after = Optional.of(Turn.parse(page.getLast().text()));
        }

        assertThat(turns)
                .extracting(turn -> sink.query("select reason from cdc.rejection where id = '" + turn.id() + "'")
                        .getFirst())
                .containsExactly(
                        "no-stream",
                        "gateway-first",
                        "sink-4",
                        "sink-5",
                        "sink-6-whose-clock-was-behind",
                        "gateway-last",
                        "another-stream");
    }

    @Test
    void whatIsLeftOutByTheFilterStillHoldsItsPlaceInTheOrder() {
        sink("a", "out", 1, 5);
        sink("a", "in-2", 2, 1);
        gateway("a", "in-between", 4);
        var open = ALL.in(State.OPEN);
        sink.execute("update cdc.rejection set state = 'discarded' where reason = 'out'");

        var turns = inTransaction(search -> search.inOrder(open, Instant.now(), Optional.empty(), 10));

        assertThat(turns)
                .extracting(turn -> sink.query("select reason from cdc.rejection where id = '" + turn.id() + "'")
                        .getFirst())
                .containsExactly("in-between", "in-2");
    }

    @Test
    void whatCameOfReplaysSinceTheBeginningIsLeftOut() {
        var begun = Instant.parse("2026-01-01T00:03:00Z");
        sink("a", "no-replay", 1, 4);
        sink("a", "replay-before", 2, 2);
        sink("a", "replay-since", 3, 5);
        sink.execute("update cdc.rejection set replay_of = gen_random_uuid() where reason like 'replay%'");

        var turns = inTransaction(search -> search.inOrder(ALL, begun, Optional.empty(), 10));

        assertThat(turns)
                .extracting(turn -> sink.query("select reason from cdc.rejection where id = '" + turn.id() + "'")
                        .getFirst())
                .containsExactly("no-replay", "replay-before");
        assertThat(turns).extracting(Turn::begun).containsOnly(begun);
    }

    private interface Look {
        List<Turn> at(Search search);
    }

    private List<Turn> inTransaction(Look look) {
        ApplicationContext context = sink.context();
        var transactions = context.getBean(Transactions.class);
        return transactions.read(_ -> look.at(context.getBean(Search.class)));
    }

    private void gateway(@Nullable String stream, String reason, int minute) {
        insert(stream, "gateway", reason, minute, "null, null, null");
    }

    private void sink(String stream, String reason, int offset, int minute) {
        insert(stream, "sink", reason, minute, "'log', 0, " + offset);
    }

    private void insert(@Nullable String stream, String stage, String reason, int minute, String place) {
        sink.execute("""
            insert into cdc.rejection (id, stream, stage, reason, detail, violations, violation_count, payload,
                payload_length, received_at, rejected_at, topic, partition, log_offset)
            values (gen_random_uuid(), %s, '%s', '%s', '', '[]', 0, '', 0, timestamptz '2026-01-01' + interval '%s min',
                now(), %s)
            """.formatted(stream == null ? "null" : "'" + stream + "'", stage, reason, minute, place));
    }
}
