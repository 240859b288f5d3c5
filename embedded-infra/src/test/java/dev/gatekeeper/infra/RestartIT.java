package dev.gatekeeper.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    private static final String TOPIC = "notes";

    @TempDir
    Path folder;

    @Test
    void kafkaKeepsItsRecordsBetweenStarts() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            createTopic(kafka);
            send(kafka, "first");
        }

        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            send(kafka, "second");

            assertThat(read(kafka, 2)).containsExactly("first", "second");
        }
    }

    @Test
    void postgresKeepsItsRowsBetweenStarts() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, 0)) {
            execute(postgres, "create table note (text text)");
            execute(postgres, "insert into note values ('kept')");
        }

        try (var postgres = EmbeddedPostgres.start(folder, 0)) {
            assertThat(query(postgres, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void postgresStartsWhereAKilledServerLeftItsPidFile() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, 0)) {
            execute(postgres, "create table note (text text)");
            execute(postgres, "insert into note values ('kept')");
            var postmaster = postmaster();
            postmaster.destroyForcibly();
            postmaster.onExit().get();
        }

        try (var postgres = EmbeddedPostgres.start(folder, 0)) {
            assertThat(query(postgres, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void aServerThatAKilledJvmLeftRunningGivesWay() throws Exception {
        var jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingJvm.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(jvm.waitFor()).isEqualTo(DyingJvm.STATUS);
        var leftover = postmaster();
        assertThat(leftover.isAlive()).isTrue();

        try (var postgres = EmbeddedPostgres.start(folder, 0)) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(query(postgres, "select text from note")).isEqualTo("kept");
        }
    }

    /// A JVM that starts a server, writes a row and dies without stopping it.
    static final class DyingJvm {

        static final int STATUS = 3;

        private DyingJvm() {}

        public static void main(String[] arguments) throws SQLException {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), 0);
            execute(postgres, "create table note (text text)");
            execute(postgres, "insert into note values ('kept')");
            Runtime.getRuntime().halt(STATUS);
        }
    }

    @Test
    void whoComesOnADetourIsSentWhereItSays() throws Exception {
        var port = Ports.anyFree();
        var elsewhere = Ports.anyFree();
        var detours =
                List.of(new EmbeddedKafka.Detour(port, elsewhere), new EmbeddedKafka.Detour(elsewhere, elsewhere));

        try (var kafka = EmbeddedKafka.start(folder, 0, detours)) {
            assertThat(nodeOf(kafka.bootstrapServers())).isEqualTo(kafka.bootstrapServers());
            assertThat(nodeOf(Ports.LOOPBACK + ":" + port)).isEqualTo(Ports.LOOPBACK + ":" + elsewhere);
        }
    }

    /// Where the broker says that it is.
    private static String nodeOf(String bootstrapServers) throws Exception {
        try (var admin =
                Admin.create(Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var nodes = admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
            var node = nodes.iterator().next();
            return node.host() + ":" + node.port();
        }
    }

    private ProcessHandle postmaster() throws Exception {
        var pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (var admin = Admin.create(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedKafka kafka, String text) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, text)).get();
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG, "readers",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var texts = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            return await("the records of " + TOPIC)
                    .pollInSameThread() // The consumer is this thread's.
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(200)).forEach(polled -> texts.add(polled.value()));
                                return texts;
                            },
                            read -> read.size() >= count);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
