package dev.gatekeeper.consumer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.transaction.UpkeepLock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is forgotten, and what is not.
class PruningIT {

    private final Sink sink = Sink.start(Map.of("gatekeeper.upkeep.delay", "1h"));

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void whatIsOlderThanRetentionAndGraceIsForgottenAndNothingElse() {
        enter("older", "accepted_at = now() - interval '32 days', decided_at = now() - interval '32 days'");
        enter(
                "within the grace",
                "accepted_at = now() - interval '30.5 days', decided_at = now() - interval '30.5 days'");
        enter("decided late", "accepted_at = now() - interval '40 days', decided_at = now() - interval '10 days'");
        enter("by a clock that is ahead", "accepted_at = now(), decided_at = now() - interval '40 days'");

        sink.context().getBean(Pruning.class).prune();

        assertThat(sink.query("select stream from cdc.change_set order by 1"))
                .containsExactly("by a clock that is ahead", "decided late", "within the grace");
    }

    @Test
    void whatIsForgottenIsTooOldWhereItComesAgainFromTheLog() {
        sink.execute("create table public.t (a int)");
        var old = sink.record("k", """
            {"change": [{"kind": "insert", "table": "t", "columnnames": ["a"], "columnvalues": [1]}]}""", Instant.now().minus(Duration.ofDays(32)));
        sink.execute("""
            insert into cdc.change_set (id, stream, payload_sha256, outcome, topic, partition, log_offset, accepted_at, decided_at,
                                        inserted, updated, deleted, truncated, messages, overwritten, missing)
            values ('%s', 'default', '%s', 'applied', 'by-hand', 0, 0, now() - interval '32 days',
                    now() - interval '32 days', 1, 0, 0, 0, 0, 0, 0)
            """.formatted(old.id(), old.payload().sha256()));
        sink.context().getBean(Pruning.class).prune();

        sink.applier().apply(sink.batch(old));

        assertThat(sink.query("select a from public.t")).isEmpty();
        assertThat(sink.query("select reason from cdc.rejection")).containsExactly("too-old");
    }

    @Test
    void manyGoInSteps() {
        sink.execute("""
            insert into cdc.change_set (id, stream, payload_sha256, outcome, topic, partition, log_offset, accepted_at, decided_at,
                                        inserted, updated, deleted, truncated, messages, overwritten, missing)
            select gen_random_uuid(), 's', '', 'applied', 't', 0, n, now() - interval '32 days', now() - interval '32 days',
                   0, 0, 0, 0, 0, 0, 0
            from generate_series(1, 2500) n
            """);
        var pruning = sink.context().getBean(Pruning.class);

        var first = pruning.pruneSome();
        pruning.prune();

        assertThat(first).isEqualTo(1_000);
        assertThat(sink.query("select count(*) from cdc.change_set")).containsExactly("0");
    }

    @Test
    void whileAnotherConsumerIsAtItNothingIsDone() throws SQLException {
        enter("older", "accepted_at = now() - interval '32 days', decided_at = now() - interval '32 days'");
        try (var other = sink.connect()) {
            other.setAutoCommit(false);
            assertThat(UpkeepLock.LEDGER.take(other)).isTrue();

            var pruned = sink.context().getBean(Pruning.class).pruneSome();

            assertThat(pruned).isZero();
        }
    }

    @Test
    void whileAPartitionHasWaitedForLongNothingIsForgotten() {
        enter("older", "accepted_at = now() - interval '32 days', decided_at = now() - interval '32 days'");
        sink.execute("""
            update cdc.partition_position set advanced_at = now() - interval '2 days' where topic = 'by-hand';
            insert into cdc.partition_status (topic, partition, seen_at, log_end) values ('by-hand', 0, now(), 7)
            """);

        var pruned = sink.context().getBean(Pruning.class).pruneSome();

        assertThat(pruned).isZero();
    }

    private void enter(String stream, String times) {
        sink.execute("""
            insert into cdc.change_set (id, stream, payload_sha256, outcome, topic, partition, log_offset, accepted_at, decided_at,
                                        inserted, updated, deleted, truncated, messages, overwritten, missing)
            values (gen_random_uuid(), '%1$s', '', 'applied', 't', 0, 0, now(), now(), 0, 0, 0, 0, 0, 0, 0);
            update cdc.change_set set %2$s where stream = '%1$s'
            """.formatted(stream, times));
    }
}
