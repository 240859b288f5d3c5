package dev.gatekeeper.consumer;

import dev.gatekeeper.consumer.partition.BlockedPartitions;
import dev.gatekeeper.infra.Infra;
import io.micronaut.context.ApplicationContext;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Consumers that run for a test, on a database and topics of their own. A consumer may be stopped and another started.
public final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final String url = Infra.newDatabase();
    private final List<ApplicationContext> consumers = new ArrayList<>();

    public ApplicationContext startConsumer(Map<String, Object> settings) {
        var properties = new HashMap<>(Sink.properties(url));
        properties.putAll(settings);
        var consumer = ApplicationContext.run(properties, "consumer");
        consumers.add(consumer);
        return consumer;
    }

    public Log log() {
        return new Log(topic());
    }

    public Log audit() {
        return new Log(Sink.property(url, "gatekeeper.topics.rejected.name"));
    }

    /// The name of the topic of contracts.
    public String contracts() {
        return Sink.property(url, "gatekeeper.topics.contracts.name");
    }

    /// The log's name.
    public String topic() {
        return Sink.property(url, "gatekeeper.topics.change-sets.name");
    }

    public String url() {
        return url;
    }

    public List<String> query(String sql) {
        try (var connection = DriverManager.getConnection(
                        url, Infra.postgres().username(), Infra.postgres().password());
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
        execute(Infra.postgres().username(), sql);
    }

    public void executeAsSuperuser(String sql) {
        execute("postgres", sql);
    }

    private void execute(String role, String sql) {
        try (var connection =
                        DriverManager.getConnection(url, role, Infra.postgres().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public List<String> blocked(ApplicationContext consumer) {
        return consumer.getBean(BlockedPartitions.class).list().stream()
                .map(blocked -> blocked.partition() + ": " + blocked.why())
                .toList();
    }

    public void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(condition);
    }

    /// Until so many change sets are applied or rejected.
    public void awaitDecided(int changeSets) {
        await(
                changeSets + " change sets decided",
                () -> query("select count(*) from cdc.change_set").equals(List.of(Integer.toString(changeSets))));
    }

    public void stopConsumers() {
        consumers.forEach(ApplicationContext::close);
        consumers.clear();
    }

    @Override
    public void close() {
        stopConsumers();
    }
}
