package dev.gatekeeper.consumer.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class PollFailuresTest {

    private Instant now = Instant.EPOCH;
    private final PollFailures failures = new PollFailures(new Settable());

    @Test
    void aPollThatFailedJustNowIsTold() {
        failures.note(new KafkaException("not allowed"));

        assertThat(failures.fresh()).get().asString().contains("not allowed");
    }

    @Test
    void aPollThatFailedLongAgoIsNotTold() {
        failures.note(new KafkaException("not allowed"));

        now = now.plus(Duration.ofSeconds(10));

        assertThat(failures.fresh()).isEmpty();
    }

    private final class Settable extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
