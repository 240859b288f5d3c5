package dev.gatekeeper.consumer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.transaction.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerRepositoryIT {

    private final Sink sink = Sink.start(Map.of());

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void whatIsEnteredComesBackAsItIs() {
        var entries =
                IntStream.range(0, 3_000).mapToObj(LedgerRepositoryIT::entry).toList();
        var ledger = sink.context().getBean(LedgerRepository.class);

        transactions().write(_ -> {
            ledger.enter(entries);
            return true;
        });

        var ids = entries.stream().map(LedgerEntry::id).toList();
        var kept = transactions().read(_ -> List.copyOf(ledger.findByIdIn(ids)));
        assertThat(kept).containsExactlyInAnyOrderElementsOf(entries);
    }

    private Transactions transactions() {
        return sink.context().getBean(Transactions.class);
    }

    private static LedgerEntry entry(int number) {
        var rejected = number % 3 == 0;
        return new LedgerEntry(
                new UUID(number * 0x9E37_79B9_7F4A_7C15L, ~number),
                "a stream/" + number + "\t\\é",
                "0123456789abcdef".repeat(4),
                rejected ? LedgerEntry.REJECTED : LedgerEntry.APPLIED,
                rejected ? new UUID(number, number) : null,
                "cdc.change-sets",
                number % 6,
                Integer.MAX_VALUE + (long) number,
                Instant.parse("1999-12-31T23:59:59.999999Z").plusMillis(number),
                Instant.parse("2026-11-21T05:06:07.000001Z").plusNanos(number * 1_000L),
                number,
                number + 1,
                number + 2,
                number + 3,
                number + 4,
                number + 5,
                number + 6,
                0);
    }
}
