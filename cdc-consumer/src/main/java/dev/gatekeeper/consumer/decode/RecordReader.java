package dev.gatekeeper.consumer.decode;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.log.Moments;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.consumer.log.LogRecord;
import dev.gatekeeper.consumer.log.Place;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads what Kafka hands over, whatever it is. Thread-safe.
@Singleton
final class RecordReader {

    private static final String KNOWN_FORMATS =
            Arrays.stream(Format.values()).map(Format::text).collect(Collectors.joining(", "));

    private final ChangeSetParser parser;

    /// Types are asked for at the door; what has come into the log may do without.
    RecordReader(@Property(name = "gatekeeper.default-schema", defaultValue = "public") String defaultSchema) {
        this.parser = new ChangeSetParser(new ParserSettings(new Identifier(defaultSchema), false));
    }

    LogRecord read(ConsumerRecord<byte[], Value> kafkaRecord) {
        var flaws = new ArrayList<String>();
        var headers = new HeaderReader(kafkaRecord.headers(), flaws);
        var id = headers.required(RecordHeaders.ID, ChangeSetId::parse);
        var stream = headers.required(RecordHeaders.STREAM, StreamName::new);
        var acceptedAt = headers.required(RecordHeaders.ACCEPTED_AT, Moments::parse);
        var formatName = headers.required(RecordHeaders.FORMAT, Function.identity());
        var place = new Place(kafkaRecord.topic(), kafkaRecord.partition(), kafkaRecord.offset());
        var sender = new Sender(
                headers.optional(RecordHeaders.REFERRAL),
                headers.optional(RecordHeaders.PRINCIPAL),
                acceptedAt == null ? Moments.ofRecord(kafkaRecord.timestamp()) : acceptedAt,
                replayOf(headers.optional(RecordHeaders.REPLAY_OF)));
        var value = kafkaRecord.value();
        var format = formatName == null ? Optional.<Format>empty() : Format.named(formatName);
        var payload = Payload.whole(value == null ? new byte[0] : value.bytes(), contentType(format));
        if (value == null) {
            flaws.addFirst("It has no value.");
        }
        if (!flaws.isEmpty() || id == null || stream == null) {
            var reason = new Reason(
                    "unreadable-record",
                    "The record at " + place + " is not the gateway's. " + String.join(" ", flaws));
            return new LogRecord.Unreadable(place, id, stream, sender, payload, reason);
        }
        if (format.isEmpty()) {
            var reason = new Reason(
                    "unknown-format",
                    "The record at " + place + " is in a format that this version can't read; it reads " + KNOWN_FORMATS
                            + ".");
            return new LogRecord.Unreadable(place, id, stream, sender, payload, reason);
        }
        return switch (parser.parse(format.get(), payload.bytes())) {
            case ParseResult.Valid(var changeSet) ->
                LogRecord.Accepted.of(place, id, stream, sender, payload, changeSet);
            case ParseResult.NotJson(var violation) ->
                new LogRecord.Unreadable(place, id, stream, sender, payload, notAChangeSet(Violations.of(violation)));
            case ParseResult.Invalid(var violations) ->
                new LogRecord.Unreadable(place, id, stream, sender, payload, notAChangeSet(violations));
        };
    }

    /// What does not name a rejection is no reason to refuse a change set.
    private static @Nullable UUID replayOf(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return UUID.fromString(header);
        } catch (IllegalArgumentException noRejection) {
            return null;
        }
    }

    /// As the gateway was told; of a format that is unknown nothing can be said.
    private static @Nullable String contentType(Optional<Format> format) {
        return format.map(Format::mediaType).orElse(null);
    }

    private static Reason notAChangeSet(Violations violations) {
        return new Reason("not-a-change-set", "The record's value is no change set.", violations);
    }
}
