package dev.gatekeeper.consumer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.rejection.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final TopicIdentity TOPIC = new TopicIdentity("log", "id", 1);

    @Test
    void recordsAreCutWhereAnIdComesBack() {
        var batch = new Batch(
                TOPIC, 0, 0, List.of(at(0, "a"), at(1, "b"), at(2, null), at(3, "a"), at(4, null), at(5, "a")));

        assertThat(batch.parts()).extracting(List::size).containsExactly(3, 2, 1);
        assertThat(batch.parts().stream().flatMap(List::stream)).isEqualTo(batch.records());
    }

    @Test
    void gapsInTheLogAreNotAskedFor() {
        assertThat(new Batch(TOPIC, 0, 3, List.of(at(5, "a"), at(9, "b"))).next())
                .isEqualTo(10);
    }

    @Test
    void whatIsOutOfOrderOrBeforeThePositionIsNoBatch() {
        assertThatThrownBy(() -> new Batch(TOPIC, 0, 1, List.of(at(0, "a"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch(TOPIC, 0, 0, List.of(at(1, "a"), at(1, "b"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch(TOPIC, 0, 0, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static LogRecord at(long offset, @Nullable String id) {
        return new LogRecord.Unreadable(
                new Place("log", 0, offset),
                id == null ? null : new ChangeSetId(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))),
                null,
                new Sender(null, null, Instant.EPOCH),
                Payload.whole(new byte[0], null),
                new Reason("test", "Only a test."));
    }
}
