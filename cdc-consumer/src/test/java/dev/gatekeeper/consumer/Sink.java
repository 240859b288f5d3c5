package dev.gatekeeper.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.consumer.apply.Applied;
import dev.gatekeeper.consumer.apply.Applier;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import dev.gatekeeper.consumer.log.Place;
import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.position.Positions;
import dev.gatekeeper.infra.Infra;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A consumer on a database of its own, and a log that the test writes by hand: batches go straight to the applier.
public final class Sink implements AutoCloseable {

    public static final String TOPIC = "by-hand";

    private static final ChangeSetParser PARSER =
            new ChangeSetParser(new ParserSettings(new Identifier("public"), false));

    private final ApplicationContext context;
    private final String url;
    private final TopicIdentity topic = new TopicIdentity(TOPIC, "made-by-hand", 1);
    private long end;

    private Sink(ApplicationContext context, String url) {
        this.context = context;
        this.url = url;
        context.getBean(Positions.class).start(topic, 0, 0, 0);
    }

    public static Sink start(Map<String, Object> settings) {
        var url = Infra.newDatabase();
        var properties = new HashMap<String, Object>(properties(url));
        properties.putAll(settings);
        return new Sink(ApplicationContext.run(properties, "consumer"), url);
    }

    /// The settings of a consumer on this database, with topics of its own.
    public static Map<String, Object> properties(String url) {
        var name = url.substring(url.lastIndexOf('/') + 1).replaceAll("[^a-zA-Z0-9_]", "_");
        return Map.of(
                "datasources.default.url",
                url,
                "datasources.default.username",
                Infra.postgres().username(),
                "datasources.default.password",
                Infra.postgres().password(),
                "kafka.bootstrap.servers",
                Infra.kafka().bootstrapServers(),
                "gatekeeper.topics.change-sets.name",
                "log-" + name,
                "gatekeeper.topics.rejected.name",
                "rejected-" + name,
                "gatekeeper.topics.contracts.name",
                "contracts-" + name,
                "micronaut.server.port",
                "-1");
    }

    static String property(String url, String name) {
        return String.valueOf(properties(url).get(name));
    }

    public ApplicationContext context() {
        return context;
    }

    public Applier applier() {
        return context.getBean(Applier.class);
    }

    public TopicIdentity topic() {
        return topic;
    }

    public String url() {
        return url;
    }

    /// The offset of the next record.
    public long end() {
        return end;
    }

    /// A record at the log's end, under a key of its own.
    public LogRecord.Accepted record(String changeSet) {
        return record("key-" + end, changeSet);
    }

    public LogRecord.Accepted record(String key, String changeSet) {
        return record(key, changeSet, Instant.now());
    }

    public LogRecord.Accepted record(String key, String changeSet, Instant acceptedAt) {
        return record(key, Format.WAL2JSON_1, changeSet, acceptedAt);
    }

    /// A transaction's lines, from B to C.
    public LogRecord.Accepted lines(String changeSet) {
        return record("key-" + end, Format.WAL2JSON_2, changeSet, Instant.now());
    }

    private LogRecord.Accepted record(String key, Format format, String changeSet, Instant acceptedAt) {
        if (!(PARSER.parse(format, changeSet.getBytes(StandardCharsets.UTF_8))
                instanceof ParseResult.Valid(var valid))) {
            throw new IllegalArgumentException("Not a change set: " + changeSet);
        }
        return LogRecord.Accepted.of(
                new Place(TOPIC, 0, end++),
                ChangeSetId.of(StreamName.DEFAULT, new IdempotencyKey(key), 0),
                StreamName.DEFAULT,
                new Sender(null, null, acceptedAt),
                Payload.whole(changeSet.getBytes(StandardCharsets.UTF_8), "application/json"),
                valid);
    }

    /// The place at the log's end, for a record of another kind.
    public Place nextPlace() {
        return new Place(TOPIC, 0, end++);
    }

    public Batch batch(LogRecord... records) {
        return new Batch(topic, 0, records[0].place().offset(), List.of(records));
    }

    /// Applies the records, then twice again: as a consumer would that has lost the partition, and as one whose
    /// position was set back. Neither may change anything.
    public Applied.Committed apply(LogRecord... records) {
        var batch = batch(records);
        var first = applier().apply(batch);
        assertThat(first).isInstanceOf(Applied.Committed.class);
        var after = everything();

        assertThat(applier().apply(batch)).isInstanceOf(Applied.Lost.class);
        assertThat(everything()).isEqualTo(after);

        execute("update cdc.partition_position set next_offset = " + batch.expected() + " where topic = '" + TOPIC
                + "'");
        assertThat(applier().apply(batch)).isInstanceOf(Applied.Committed.class);
        assertThat(everything()).isEqualTo(after);
        return (Applied.Committed) first;
    }

    /// All rows of all result tables, the ledger, the rejections and the positions, but for times and counts
    /// of repeats.
    public List<String> everything() {
        var all = new ArrayList<String>();
        for (var table : query("""
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('cdc', 'pg_catalog', 'information_schema') order by 1
            """)) {
            query("select t::text from " + table + " t order by 1").forEach(row -> all.add(table + row));
        }
        all.addAll(query("select (id, outcome, rejection_id, payload_sha256)::text from cdc.change_set order by id"));
        all.addAll(query("select (id, reason, state, payload)::text from cdc.rejection order by id"));
        all.addAll(query("select (topic, partition, next_offset)::text from cdc.partition_position where topic = '"
                + TOPIC + "'"));
        return all;
    }

    /// The first column of each row, as text.
    public List<String> query(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url, Infra.postgres().username(), Infra.postgres().password());
    }

    @Override
    public void close() {
        context.close();
    }
}
