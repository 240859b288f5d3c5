package dev.gatekeeper.bench.process;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.infra.KafkaNode;
import dev.gatekeeper.infra.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.awaitility.core.ConditionTimeoutException;

/// Kafka brokers of one cluster, each in a process of its own. Thread-safe.
final class Brokers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<RunningProcess> processes;
    private final String bootstrapServers;

    private Brokers(List<RunningProcess> processes, String bootstrapServers) {
        this.processes = List.copyOf(processes);
        this.bootstrapServers = bootstrapServers;
    }

    /// Returns once all of them take requests.
    ///
    /// @param folder for their data; empty, or not there
    /// @param logs for what they print
    /// @throws IllegalStateException where one of them does not start
    static Brokers start(Path folder, Path logs, BrokerPlan plan) throws InterruptedException {
        var clusterId = Uuid.randomUuid();
        var controllerPorts = freePorts(plan.count());
        var ports = freePorts(plan.count());
        var processes = new ArrayList<RunningProcess>();
        for (var id = 1; id <= plan.count(); id++) {
            var node = new KafkaNode(clusterId, id, controllerPorts);
            processes.add(new JavaCommand(
                            BrokerProcess.class.getName(),
                            BrokerProcess.arguments(
                                    folder.resolve(Integer.toString(id)), ports.get(id - 1), node, plan.settings()),
                            JavaCommand.ownClassPath(),
                            List.of("-Xmx512m", "-Dlogback.configurationFile=dev/gatekeeper/bench/logback.xml"),
                            Map.of(),
                            logs.resolve("broker-" + id + ".log"))
                    .start());
        }
        var brokers = new Brokers(
                processes,
                ports.stream().map(port -> Ports.LOOPBACK + ":" + port).collect(joining(",")));
        try {
            brokers.awaitAll();
            return brokers;
        } catch (RuntimeException | InterruptedException e) {
            brokers.close();
            throw e;
        }
    }

    private static List<Integer> freePorts(int count) {
        return Stream.generate(Ports::anyFree).distinct().limit(count).toList();
    }

    private void awaitAll() throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await().atMost(PATIENCE).until(() -> {
                processes.forEach(RunningProcess::requireAlive);
                return answering(admin) == processes.size();
            });
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("Not all brokers answer.", e);
        }
    }

    private static int answering(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).size();
        } catch (ExecutionException | TimeoutException notYet) {
            return 0;
        }
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Duration processorTime() {
        return processes.stream().map(RunningProcess::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    /// All at the same time: the last ones alone would have nobody to take their leave from.
    @Override
    public void close() {
        processes.parallelStream().forEach(RunningProcess::close);
    }
}
