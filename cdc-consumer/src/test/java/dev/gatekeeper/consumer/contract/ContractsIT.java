package dev.gatekeeper.consumer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ColumnContract;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.consumer.Log;
import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.consumer.topic.LogAdmin;
import dev.gatekeeper.infra.Infra;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Consumers that watch tables, and the topic that comes of it.
class ContractsIT {

    private static final Map<String, Object> DEFAULTS = Map.of();

    /// For so long it is watched whether more comes.
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    /// Within which a change is published, on a busy machine too: no other consumer has taken over by then, and what
    /// a look misses comes a minute later.
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Running running = new Running();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void theTablesOfAllowedSchemasArePublishedAtTheStart() {
        running.execute("""
            create schema app; create schema secret;
            create table public.t (a int primary key, b varchar(30));
            create table app."Odd.Name" (a int);
            create table secret.t (a int);
            create view public.v as select 1 as a
            """);

        running.startConsumer(Map.of("gatekeeper.sink.schemas", "public, app"));

        try (var topic = topic()) {
            topic.until("both tables", contracts -> contracts.size() == 2);
            assertThat(topic.contracts()).containsOnlyKeys("public.t", "app.\"Odd.Name\"");
            assertThat(columns(topic, "public.t")).containsExactly("a integer", "b character varying(30)");
            topic.readFor(A_WHILE);
            assertThat(topic.records()).hasSize(2);
        }
    }

    @Test
    void eachChangeOfATableIsPublishedSoonWithAVersionThatHasRisen() {
        running.execute("create type public.mood as enum ('sad'); create domain public.d as varchar(5)");
        running.startConsumer(DEFAULTS);
        try (var topic = topic()) {
            soon(topic, "create table public.t (a int, e public.mood, d public.d)", "public.t", _ -> true);
            soon(topic, "alter table public.t add column b text", "public.t", has("b text"));
            soon(
                    topic,
                    "alter table public.t alter column b set not null",
                    "public.t",
                    table -> !column(table, "b").nullable());
            soon(
                    topic,
                    "alter table public.t alter column b set default 'x'",
                    "public.t",
                    table -> column(table, "b").hasDefault());
            soon(
                    topic,
                    "alter table public.t alter column b type varchar(7)",
                    "public.t",
                    has("b character varying(7)"));
            soon(topic, "alter table public.t rename column b to c", "public.t", has("c character varying(7)"));
            soon(
                    topic,
                    "alter table public.t add primary key (c)",
                    "public.t",
                    table -> table.keys().size() == 1);
            soon(
                    topic,
                    "alter type public.mood add value 'ok'",
                    "public.t",
                    table -> column(table, "e").type().labels().equals(List.of("sad", "ok")));
            soon(
                    topic,
                    "alter domain public.d set not null",
                    "public.t",
                    table -> !column(table, "d").nullable());
            soon(topic, "alter domain public.d rename to dom", "public.t", has("d public.dom"));
            soon(
                    topic,
                    "create function public.f() returns trigger language plpgsql as 'begin return new; end';"
                            + " create trigger g before insert on public.t for each row execute function public.f()",
                    "public.t",
                    table -> table.traits().triggers());
            soon(
                    topic,
                    "alter table public.t drop column a",
                    "public.t",
                    table -> table.columns().size() == 3);
        }
    }

    @Test
    void aTableThatGoesAndComesAgainIsRemovedAndHasAHigherVersionThanBefore() {
        running.execute("create table public.t (a int); create table public.stays (a int)");
        running.startConsumer(DEFAULTS);
        try (var topic = topic()) {
            topic.until("both tables", contracts -> contracts.size() == 2);
            var before = topic.version("public.t");

            running.execute("drop table public.t");
            assertThat(topic.until("the table is gone", contracts -> !contracts.containsKey("public.t")))
                    .isLessThan(SOON);
            soon(topic, "create table public.t (a int)", "public.t", _ -> true);

            assertThat(topic.version("public.t")).isGreaterThan(before);
            assertThat(topic.records())
                    .filteredOn(record -> record.startsWith("public.stays"))
                    .hasSize(1);
        }
    }

    @Test
    void aTableThatIsRenamedIsAnotherAndTheOldOneIsGone() {
        running.execute("create table public.t (a int)");
        running.startConsumer(DEFAULTS);
        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));
            running.execute("alter table public.t rename to \"New Name\"");

            var took = topic.until(
                    "the new name alone", contracts -> contracts.keySet().equals(Set.of("public.\"New Name\"")));

            assertThat(took).isLessThan(SOON);
        }
    }

    @Test
    void whatChangesNothingThatIsToldIsNotPublished() {
        running.execute("create table public.t (a int)");
        running.startConsumer(DEFAULTS);
        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));

            running.execute("truncate public.t");
            running.execute("insert into public.t select generate_series(1, 1000)");
            running.execute("create index on public.t (a)");
            running.execute("comment on table public.t is 'something'");
            topic.readFor(Duration.ofSeconds(3));

            assertThat(topic.records()).hasSize(1);
        }
    }

    @Test
    void aTableThatIsMadeForAChangeSetIsPublishedSoon() {
        running.startConsumer(Map.of("gatekeeper.sink.auto-create", "true"));
        try (var topic = topic();
                var log = running.log()) {
            log.append(0, "made", """
                    {"change":[{"kind":"insert","table":"made","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}""");

            topic.until("the table", contracts -> contracts.containsKey("public.made"));

            assertThat(columns(topic, "public.made")).containsExactly("a integer");
            assertThat(topic.contracts().values())
                    .allMatch(table -> table.traits().columnsCreatable());
        }
    }

    @Test
    void oneConsumerPublishesAndAnotherTakesItsPlaceWhenItEnds() {
        running.execute("create table public.t (a int)");
        var first = running.startConsumer(DEFAULTS);
        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));
            var second = running.startConsumer(DEFAULTS);
            running.execute("alter table public.t add column b int");
            topic.until("the column", contracts -> columns(topic, "public.t").size() == 2);
            topic.readFor(A_WHILE);
            assertThat(published(first)).isEqualTo(2);
            assertThat(published(second)).isZero();

            first.close();
            running.execute("alter table public.t add column c int");
            topic.until(
                    "the next column", contracts -> columns(topic, "public.t").size() == 3);
            topic.readFor(A_WHILE);

            assertThat(published(second)).isEqualTo(1);
            assertThat(topic.records()).hasSize(3);
        }
    }

    @Test
    void aConsumerThatIsSilentLosesItsPlace() {
        running.execute("create table public.t (a int)");
        running.startConsumer(DEFAULTS);
        var begin = System.nanoTime();
        running.execute("update cdc.contract_publisher set holder = '" + UUID.randomUUID()
                + "', seen_at = clock_timestamp() + interval '1 second'");
        running.execute("create table public.later (a int)");

        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.later"));

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
        }
    }

    @Test
    void aLookThatTakesLongerThanTheLeaseIsPublishedThoughAnotherConsumerWaitsForIt() {
        running.execute("create table public.t (a int)");
        running.startConsumer(Map.of("gatekeeper.contracts.enabled", "false"));
        running.stopConsumers();
        running.execute("""
            create function public.slow() returns trigger language plpgsql as
                'begin perform pg_catalog.pg_sleep(3); return null; end';
            create trigger slow before delete on cdc.table_contract for each statement execute function public.slow()
            """);
        var impatient = Map.<String, Object>of(
                "gatekeeper.contracts.look-interval", "100ms", "gatekeeper.contracts.lease", "1s");

        running.startConsumer(impatient);
        running.startConsumer(impatient);

        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));
            running.execute("alter table public.t add column b int");
            topic.until("the column", contracts -> columns(topic, "public.t").size() == 2);

            topic.readFor(A_WHILE);
            assertThat(topic.records()).hasSize(2);
        }
    }

    @Test
    void thatSomebodyHasTheLeaseDoesNotSayThatTheTablesAreLookedAt() throws Exception {
        running.execute("create table public.t (a int)");
        var consumer = running.startConsumer(DEFAULTS);
        running.await("a look is over", () -> isLookedAt() && unwatched(consumer) < 2);

        running.execute("update cdc.contract_publisher set holder = '" + UUID.randomUUID()
                + "', seen_at = clock_timestamp() + interval '1 hour', looked_at = now() - interval '100 seconds'");

        running.await("that nobody looks is told", () -> unwatched(consumer) > 100);
        running.execute("update cdc.contract_publisher set looked_at = now()");
        running.await("that another has looked is told", () -> unwatched(consumer) < 50);
    }

    @Test
    void whatAConsumerOfOtherSettingsEntersIsPublishedAsItStandsInTheRegister() {
        running.execute("create table public.t (a int)");
        running.startConsumer(DEFAULTS);
        var other = running.startConsumer(
                Map.of("gatekeeper.contracts.enabled", "false", "gatekeeper.sink.auto-create", "true"));
        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));
            var entered = other.getBean(ContractRegister.class)
                    .enter(TableName.of("public", "t"))
                    .orElseThrow();
            assertThat(entered.isNew()).isTrue();

            topic.until("what was entered", _ -> columnsAreCreatable(topic, "public.t"));
            topic.readFor(A_WHILE);

            assertThat(topic.records()).hasSize(2);
            assertThat(running.query("select version from cdc.table_contract"))
                    .containsExactly(Long.toString(topic.version("public.t")));
            assertThat(entered.contract()).contains("\"version\":" + topic.version("public.t") + ",");
        }
    }

    @Test
    void whatStandsInTheRegisterOfATableThatIsNotLookedAtIsDeleted() throws Exception {
        running.execute("create table public.t (a int); create schema app; create table app.t (a int)");
        running.startConsumer(DEFAULTS);
        var other = running.startConsumer(
                Map.of("gatekeeper.contracts.enabled", "false", "gatekeeper.sink.schemas", "public, app"));
        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));

            other.getBean(ContractRegister.class).enter(TableName.of("app", "t"));

            running.await(
                    "the register has what is published",
                    () -> running.query("select schema_name from cdc.table_contract")
                            .equals(List.of("public")));
            assertThat(topic.contracts()).containsOnlyKeys("public.t");
        }
    }

    @Test
    void whatACrashKeptFromBeingPublishedIsPublishedByTheNext() {
        running.execute("create table public.t (a int)");
        running.startConsumer(DEFAULTS);
        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));
            running.stopConsumers();

            running.execute("alter table public.t add column b int; create table public.gone (a int)");
            var dying = running.startConsumer(Map.of("gatekeeper.contracts.enabled", "false"));
            var committed = dying.getBean(ContractRegister.class)
                    .enter(TableName.of("public", "t"))
                    .orElseThrow();
            assertThat(committed.isNew()).isTrue();
            running.stopConsumers();
            assertThat(topic.records()).hasSize(1);

            running.startConsumer(DEFAULTS);
            topic.until("the column", contracts -> columns(topic, "public.t").size() == 2);

            assertThat(committed.contract()).contains("\"version\":" + topic.version("public.t") + ",");
        }
    }

    @Test
    void tablesThatWentWhileNoConsumerRanAreRemoved() {
        running.execute("create table public.t (a int); create table public.goes (a int)");
        running.startConsumer(DEFAULTS);
        try (var topic = topic()) {
            topic.until("both tables", contracts -> contracts.size() == 2);
            running.stopConsumers();
            running.execute("drop table public.goes");

            running.startConsumer(DEFAULTS);
            topic.until("one table", contracts -> contracts.size() == 1);

            assertThat(topic.records().getLast()).isEqualTo("public.goes");
            assertThat(running.query("select table_name from cdc.table_contract"))
                    .containsExactly("t");
        }
    }

    @Test
    void aTopicThatIsMadeAnewGetsAllContractsAgain() throws Exception {
        running.execute("create table public.t (a int); create table public.u (a int)");
        var logAdmin = running.startConsumer(DEFAULTS).getBean(LogAdmin.class);
        Map<String, TableContract> before;
        try (var topic = topic()) {
            topic.until("both tables", contracts -> contracts.size() == 2);
            before = Map.copyOf(topic.contracts());
        }

        var old = logAdmin.identity(running.contracts());
        try (var admin = admin()) {
            admin.deleteTopics(List.of(running.contracts())).all().get();
        }
        await("the topic is made anew")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(KafkaException.class)
                .until(() -> logAdmin.identity(running.contracts()), identity -> !identity.equals(old));

        try (var topic = topic()) {
            topic.until("both tables", contracts -> contracts.size() == 2);
            assertThat(topic.contracts()).isEqualTo(before);
        }
    }

    @Test
    void whatSomeoneElseWritesOverAContractIsPutRight() {
        running.execute("create table public.t (a int); create table public.u (a int)");
        running.startConsumer(DEFAULTS);
        try (var topic = topic();
                var writer = new Log(running.contracts())) {
            topic.until("both tables", contracts -> contracts.size() == 2);
            var old = json(topic.contracts().get("public.t"));
            running.execute("alter table public.t add column b int");
            topic.until("the column", contracts -> columns(topic, "public.t").size() == 2);
            var version = topic.version("public.t");

            write(writer, "public.t", old);
            write(writer, "public.u", new byte[] {'x'});
            write(writer, "public.nowhere", old);
            write(writer, "no table", old);
            topic.until(
                    "what was written",
                    _ -> topic.records().stream().anyMatch(record -> record.startsWith("no table")));
            topic.until(
                    "all is right again",
                    contracts -> columns(topic, "public.t").size() == 2
                            && contracts.containsKey("public.u")
                            && !contracts.containsKey("public.nowhere"));

            assertThat(topic.version("public.t")).isEqualTo(version);
        }
    }

    @Test
    void aDatabaseThatWasRestoredGivesVersionsPastThoseThatTheTopicHolds() {
        running.execute("create table public.t (a int)");
        running.startConsumer(DEFAULTS);
        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));
            for (var i = 0; i < 3; i++) {
                running.execute("alter table public.t add column b" + i + " int");
                var columns = i + 2;
                topic.until("a column", _ -> columns(topic, "public.t").size() == columns);
            }
            var before = topic.version("public.t");
            running.stopConsumers();
            running.execute("""
                delete from cdc.table_contract; update cdc.contract_publisher set last_version = 1;
                alter table public.t drop column b0
                """);

            running.startConsumer(DEFAULTS);
            topic.until("fewer columns", _ -> columns(topic, "public.t").size() == 3);

            assertThat(topic.version("public.t")).isGreaterThan(before);
        }
    }

    @Test
    void theTopicIsCompactedAndIfSomeoneAltersThatReadinessTells() throws Exception {
        running.execute("create table public.t (a int)");
        var consumer = running.startConsumer(DEFAULTS);
        try (var topic = topic();
                var admin = admin()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, running.contracts());
            var policy = consumer.getBean(LogAdmin.class)
                    .settings(running.contracts())
                    .get("cleanup.policy")
                    .value();
            assertThat(policy).isEqualTo("compact");
            assertThat(consumer.getBean(ContractPublisher.class).faults()).isEmpty();

            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            consumer.close();
            var other = running.startConsumer(DEFAULTS);

            running.await(
                    "the fault is told",
                    () -> other.getBean(ContractPublisher.class).faults().stream()
                            .anyMatch(fault -> fault.contains("cleanup.policy=delete: set it to compact")));
        }
    }

    @Test
    void aRoleThatMayOnlyWriteRowsMayPublish() {
        running.executeAsSuperuser("""
            create role writer_%1$s login password 'gatekeeper';
            """.formatted(databaseName()));
        running.execute("create table public.t (a int)");
        running.startConsumer(Map.of("gatekeeper.contracts.enabled", "false"));
        running.stopConsumers();
        running.execute("""
            grant usage on schema cdc to writer_%1$s;
            grant select, insert, update, delete on all tables in schema cdc to writer_%1$s
            """.formatted(databaseName()));

        running.startConsumer(Map.of(
                "datasources.default.username",
                "writer_" + databaseName(),
                "flyway.datasources.default.enabled",
                "false"));

        try (var topic = topic()) {
            topic.until("the table", contracts -> contracts.containsKey("public.t"));
            assertThat(columns(topic, "public.t")).containsExactly("a integer");
        }
    }

    private void soon(ReadTopic topic, String sql, String key, Predicate<TableContract> change) {
        var before = topic.contracts().containsKey(key) ? topic.version(key) : 0;
        running.execute(sql);
        var took = topic.until(sql, contracts -> {
            var contract = contracts.get(key);
            return contract != null && contract.version() > before && change.test(contract);
        });
        assertThat(took).as(sql).isLessThan(SOON);
    }

    private static Predicate<TableContract> has(String column) {
        return table -> columns(table).contains(column);
    }

    private static ColumnContract column(TableContract table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().text().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static List<String> columns(ReadTopic topic, String key) {
        var table = topic.contracts().get(key);
        return table == null ? List.of() : columns(table);
    }

    private static List<String> columns(TableContract table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type().declared())
                .toList();
    }

    private static byte[] json(@Nullable TableContract contract) {
        assertThat(contract).isNotNull();
        return ContractJson.write(contract);
    }

    private void write(Log writer, String key, byte[] value) {
        writer.send(new ProducerRecord<>(running.contracts(), 0, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static double published(ApplicationContext consumer) {
        return consumer.getBean(MeterRegistry.class)
                .get("gatekeeper.contracts.published")
                .tag("kind", "contract")
                .counter()
                .count();
    }

    /// As the metric has it, in seconds.
    private static double unwatched(ApplicationContext consumer) {
        return consumer.getBean(MeterRegistry.class)
                .get("gatekeeper.contracts.unwatched.seconds")
                .gauge()
                .value();
    }

    private boolean isLookedAt() {
        return running.query("select 1 from cdc.contract_publisher where looked_at is not null")
                .equals(List.of("1"));
    }

    private static boolean columnsAreCreatable(ReadTopic topic, String key) {
        var table = topic.contracts().get(key);
        return table != null && table.traits().columnsCreatable();
    }

    private ReadTopic topic() {
        return new ReadTopic(running.contracts());
    }

    private String databaseName() {
        return running.url().substring(running.url().lastIndexOf('/') + 1);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Infra.kafka().bootstrapServers()));
    }
}
