package dev.gatekeeper.bench.scale;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.bench.process.Database;
import dev.gatekeeper.bench.process.LogPlace;
import dev.gatekeeper.bench.process.RunningProcess;
import dev.gatekeeper.bench.process.ServiceCommands;
import dev.gatekeeper.infra.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.awaitility.core.ConditionTimeoutException;

/// Consumers that share a topic's partitions. Used by one thread.
final class ConsumerGroup implements AutoCloseable {

    private static final String NAME = "cdc-consumer";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LogPlace log;
    private final List<RunningProcess> processes = new ArrayList<>();

    private ConsumerGroup(LogPlace log) {
        this.log = log;
    }

    /// Returns once every member has partitions, and none is nobody's.
    ///
    /// @param folder for their logs
    /// @throws IllegalStateException where it does not come to that in time
    static ConsumerGroup start(LogPlace log, Database database, SinkLayout layout, Path folder)
            throws InterruptedException {
        var group = new ConsumerGroup(log);
        try {
            for (var number = 1; number <= layout.processes(); number++) {
                var flags = List.of("-Dgatekeeper.consumer.threads=" + layout.threads());
                group.processes.add(ServiceCommands.consumer(
                                log, database, Ports.anyFree(), folder.resolve("consumer-" + number), flags)
                        .start());
            }
            group.awaitShared(layout.members());
            return group;
        } catch (RuntimeException | InterruptedException e) {
            group.close();
            throw e;
        }
    }

    private void awaitShared(int members) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", log.bootstrapServers()))) {
            await().atMost(PATIENCE).until(() -> {
                requireAlive();
                return isShared(admin, members);
            });
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("The consumers do not share the partitions in time.", e);
        }
    }

    private boolean isShared(Admin admin, int members) throws InterruptedException {
        try {
            var described = Objects.requireNonNull(
                    admin.describeConsumerGroups(List.of(NAME)).all().get().get(NAME));
            var held = described.members().stream()
                    .map(this::held)
                    .filter(partitions -> partitions > 0)
                    .toList();
            return held.size() == members
                    && held.stream().mapToLong(Long::longValue).sum() == log.partitions();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    private long held(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .filter(partition -> partition.topic().equals(log.topic()))
                .count();
    }

    List<RunningProcess> processes() {
        return List.copyOf(processes);
    }

    void requireAlive() {
        processes.forEach(RunningProcess::requireAlive);
    }

    /// Holds all of them for a moment that is shorter than Kafka's patience with them.
    void freeze() throws IOException, InterruptedException {
        for (var process : processes) {
            process.freeze();
        }
    }

    void thaw() throws IOException, InterruptedException {
        for (var process : processes) {
            process.thaw();
        }
    }

    @Override
    public void close() {
        processes.forEach(RunningProcess::close);
    }
}
