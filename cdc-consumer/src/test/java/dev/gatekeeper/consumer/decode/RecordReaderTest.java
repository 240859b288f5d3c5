package dev.gatekeeper.consumer.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.consumer.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private final RecordReader reader = new RecordReader("public");

    @Test
    void whatTheGatewayWritesIsAChangeSet() {
        var read = reader.read(kafkaRecord("2026-01-01T00:00:00.123456789Z", 0));

        assertThat(read).isInstanceOf(LogRecord.Accepted.class);
        assertThat(read.sender().receivedAt()).isEqualTo("2026-01-01T00:00:00.123456789Z");
    }

    @Test
    void aReplaySaysWhoseItIsAndWhatNamesNoRejectionIsPassedOver() {
        var replay = kafkaRecord("2026-01-01T00:00:00Z", 0);
        replay.headers()
                .add(RecordHeaders.REPLAY_OF, "39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515".getBytes(StandardCharsets.UTF_8));
        var foreign = kafkaRecord("2026-01-01T00:00:00Z", 0);
        foreign.headers().add(RecordHeaders.REPLAY_OF, "somebody's".getBytes(StandardCharsets.UTF_8));

        assertThat(reader.read(replay).sender().replayOf()).hasToString("39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515");
        assertThat(reader.read(foreign)).isInstanceOf(LogRecord.Accepted.class);
        assertThat(reader.read(foreign).sender().replayOf()).isNull();
    }

    @Test
    void linesOfFormat2AreAChangeSet() {
        var lines = "{\"action\":\"B\"}\n{\"action\":\"T\",\"table\":\"t\"}\n{\"action\":\"C\"}";

        var read = reader.read(kafkaRecord("wal2json-2", lines));

        assertThat(read).isInstanceOfSatisfying(LogRecord.Accepted.class, accepted -> {
            assertThat(accepted.changeSet().changes())
                    .containsExactly(new Change.Truncate(List.of(TableName.of("public", "t"))));
            assertThat(accepted.payload().contentType()).isEqualTo("application/x-ndjson");
        });
    }

    @Test
    void aTransactionWithoutItsEndIsUnreadable() {
        var read = reader.read(kafkaRecord("wal2json-2", "{\"action\":\"B\"}"));

        assertThat(read)
                .isInstanceOfSatisfying(
                        LogRecord.Unreadable.class,
                        unreadable -> assertThat(
                                        unreadable.reason().violations().first())
                                .extracting(Violation::code)
                                .containsExactly("incomplete-transaction"));
    }

    @Test
    void aFormatThatIsNotKnownIsUnreadable() {
        var read = reader.read(kafkaRecord("wal2json-3", "{}"));

        assertThat(read)
                .isInstanceOfSatisfying(
                        LogRecord.Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.reason().detail()).endsWith("it reads wal2json-1, wal2json-2."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+294277-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "yesterday"
            })
    void aTimeThatNoClockShowsMakesTheRecordUnreadable(String acceptedAt) {
        var read = reader.read(kafkaRecord(acceptedAt, 1_700_000_000_000L));

        assertThat(read)
                .isInstanceOfSatisfying(
                        LogRecord.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason().detail())
                                .contains("The header accepted-at is malformed."));
        assertThat(read.sender().receivedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void aRecordsOwnTimeThatNoClockShowsIsTakenForNone(long timestamp) {
        var read = reader.read(kafkaRecord("yesterday", timestamp));

        assertThat(read.sender().receivedAt()).isEqualTo(Instant.EPOCH);
    }

    private static ConsumerRecord<byte[], Value> kafkaRecord(String acceptedAt, long timestamp) {
        return kafkaRecord(Format.WAL2JSON_1.text(), "{\"change\":[]}", acceptedAt, timestamp);
    }

    private static ConsumerRecord<byte[], Value> kafkaRecord(String format, String value) {
        return kafkaRecord(format, value, "2026-01-01T00:00:00Z", 0);
    }

    private static ConsumerRecord<byte[], Value> kafkaRecord(
            String format, String value, String acceptedAt, long timestamp) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        header(
                headers,
                RecordHeaders.ID,
                ChangeSetId.of(StreamName.DEFAULT, new IdempotencyKey("k"), 0).toString());
        header(headers, RecordHeaders.STREAM, "default");
        header(headers, RecordHeaders.FORMAT, format);
        header(headers, RecordHeaders.ACCEPTED_AT, acceptedAt);
        return new ConsumerRecord<>(
                "log",
                0,
                7,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                Value.plain(value.getBytes(StandardCharsets.UTF_8)),
                headers,
                Optional.empty());
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
