package dev.gatekeeper.consumer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.log.Place;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ScrutinyTest {

    private static final TopicPartition PARTITION = new TopicPartition("log", 0);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Scrutiny scrutiny = new Scrutiny();

    @Test
    void withoutTroubleAllAreTried() {
        assertThat(offsets(scrutiny.narrow(PARTITION, records(0, 500)))).hasSize(500);
    }

    @Test
    void whatStandsBeforeTheRecordAtFaultIsTriedWithoutItAndThenThatOneAlone() {
        scrutiny.troubled(PARTITION, records(0, 5), new Place("log", 0, 3));

        var before = scrutiny.narrow(PARTITION, records(0, 5));
        scrutiny.committed(PARTITION, 3);
        var alone = scrutiny.narrow(PARTITION, records(3, 5));

        assertThat(offsets(before)).containsExactly(0L, 1L, 2L);
        assertThat(offsets(alone)).containsExactly(3L);
    }

    @Test
    void onceTheRecordAtFaultIsPassedAllAreTriedAgain() {
        scrutiny.troubled(PARTITION, records(0, 5), new Place("log", 0, 0));

        scrutiny.committed(PARTITION, 1);

        assertThat(offsets(scrutiny.narrow(PARTITION, records(1, 5)))).hasSize(4);
    }

    @Test
    void whereNoRecordIsKnownToBeAtFaultItStandsAloneAfterSoManyTriesAsTheLogarithm() {
        var tries = 0;
        var next = 0L;
        List<Long> tried;
        do {
            var some = scrutiny.narrow(PARTITION, records(next, 500));
            tried = offsets(some);
            tries++;
            if (tried.contains(321L)) {
                scrutiny.troubled(PARTITION, some, null);
            } else {
                next = tried.getLast() + 1;
                scrutiny.committed(PARTITION, next);
            }
        } while (!tried.equals(List.of(321L)) && tries < 100);

        assertThat(next).isEqualTo(321);
        assertThat(tries).isLessThan(40);
    }

    @Test
    void asBatchesCommitMoreAreTriedAgain() {
        scrutiny.troubled(PARTITION, records(0, 4), null);

        scrutiny.committed(PARTITION, 2);
        var then = scrutiny.narrow(PARTITION, records(2, 500));
        scrutiny.committed(PARTITION, 6);

        assertThat(then).hasSize(4);
        assertThat(scrutiny.narrow(PARTITION, records(6, 500))).hasSize(8);
    }

    @Test
    void theClockRunsFromTheFirstFailureWhileAllIsWell() {
        failAlone();
        scrutiny.failedThoughAllIsWell(PARTITION, NOON);
        failAlone();

        var since = scrutiny.failedThoughAllIsWell(PARTITION, LATER);

        assertThat(since).isEqualTo(NOON);
    }

    @Test
    void aFailureWhileNothingIsWellStartsTheClockAnew() {
        failAlone();
        scrutiny.failedThoughAllIsWell(PARTITION, NOON);
        failAlone();
        scrutiny.failedAsAllDoes(PARTITION);
        failAlone();

        var since = scrutiny.failedThoughAllIsWell(PARTITION, LATER);

        assertThat(since).isEqualTo(LATER);
    }

    @Test
    void aPartitionThatWasAnothersMeanwhileIsLookedAtAnew() {
        failAlone();
        scrutiny.failedThoughAllIsWell(PARTITION, NOON);

        scrutiny.forget(PARTITION);

        failAlone();
        assertThat(scrutiny.failedThoughAllIsWell(PARTITION, LATER)).isEqualTo(LATER);
    }

    private void failAlone() {
        scrutiny.troubled(PARTITION, records(0, 1), null);
    }

    private static List<ConsumerRecord<byte[], Value>> records(long from, long end) {
        return LongStream.range(from, end)
                .mapToObj(offset -> new ConsumerRecord<>("log", 0, offset, new byte[0], Value.plain(new byte[0])))
                .toList();
    }

    private static List<Long> offsets(List<ConsumerRecord<byte[], Value>> records) {
        return records.stream().map(ConsumerRecord::offset).toList();
    }
}
