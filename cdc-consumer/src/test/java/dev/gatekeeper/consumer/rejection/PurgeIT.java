package dev.gatekeeper.consumer.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurgeIT {

    // Nothing is published meanwhile.
    private final Sink sink = Sink.start(Map.of("gatekeeper.upkeep.delay", "1h", "gatekeeper.outbox.interval", "1h"));

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void whatIsOlderThanTheRetentionGoesButForWhatWasNotReadBackFromTheAuditTopic() {
        keep("old", "91 days", "now()");
        keep("old and never published", "91 days", "null");
        keep("old and not read back", "91 days", "now()");
        sink.execute("update cdc.rejection set read_back_at = null where reason = 'old and not read back'");
        keep("young", "89 days", "now()");

        sink.context().getBean(Purge.class).purge();

        assertThat(sink.query("select reason from cdc.rejection order by 1"))
                .containsExactly("old and never published", "old and not read back", "young");
    }

    @Test
    void manyGoInSteps() {
        for (var n = 0; n < 150; n++) {
            keep("old", "91 days", "now()");
        }
        var purge = sink.context().getBean(Purge.class);

        var first = purge.purgeSome();
        purge.purge();

        assertThat(first).isEqualTo(100);
        assertThat(sink.query("select count(*) from cdc.rejection")).containsExactly("0");
    }

    private void keep(String reason, String age, String auditedAt) {
        sink.execute("""
            insert into cdc.rejection (id, stage, reason, detail, violations, violation_count, payload, payload_length,
                                       received_at, rejected_at, audited_at, read_back_at)
            values (gen_random_uuid(), 'gateway', '%s', '', '[]', 0, '', 0, now(), now() - interval '%s', %s, %s)
            """.formatted(reason, age, auditedAt, auditedAt));
    }
}
