package dev.gatekeeper.consumer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Log;
import dev.gatekeeper.consumer.Running;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A change set that blocks its partition, and how the partition goes on.
class GivingUpIT {

    private final Running running = new Running();
    private final Log log = running.log();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void aTriggerThatSaysThatTheDatabaseIsAtFault() {
        running.execute("""
            create table public.t (a int);
            create function public.refuse() returns trigger language plpgsql as $$
            begin
              raise 'not that row' using errcode = '57014', detail = 'It is 13.';
            end $$;
            create trigger refuse before insert on public.t for each row when (new.a = 13)
            execute function public.refuse()""");
    }

    @AfterEach
    void stop() {
        log.close();
        running.close();
    }

    @Test
    void whatAloneKeepsFailingWhileOthersCommitIsRejectedAsStuckAndThePartitionGoesOn() throws Exception {
        var consumer = running.startConsumer(Map.of("gatekeeper.sink.stuck-after", "2s"));
        log.append(0, "before", insert(1));
        var stuck = log.append(0, "stuck", insert(13));
        log.append(0, "after", insert(2));

        running.awaitDecided(3);

        assertThat(running.query("select a from public.t order by a")).containsExactly("1", "2");
        assertThat(running.query("select (change_set_id, reason, log_offset, sql_state)::text from cdc.rejection"))
                .containsExactly("(" + stuck + ",stuck,1,57014)");
        assertThat(running.query("select detail from cdc.rejection"))
                .singleElement()
                .asString()
                .contains("while other writes committed", "not that row (SQLSTATE 57014)")
                .doesNotContain("It is 13");
        assertThat(running.blocked(consumer)).isEmpty();
        assertThat(prometheus(consumer)).contains("gatekeeper_given_up_total{reason=\"stuck\"} 1.0");
        comesBackOnceTheTriggerIsGone(consumer);
    }

    @Test
    void anOperatorRejectsWhatBlocksByWhicheverConsumer() throws Exception {
        var consumers = List.of(running.startConsumer(Map.of()), running.startConsumer(Map.of()));
        log.append(0, "before", insert(1));
        var blocking = log.append(0, "blocking", insert(13));
        log.append(0, "after", insert(2));
        running.await(
                "the partition is known to be blocked at its record",
                () -> running.query("select blocked_offset from cdc.blocked").equals(List.of("1")));
        var other = consumers.stream()
                .filter(consumer -> running.blocked(consumer).isEmpty())
                .findAny()
                .orElseThrow();

        assertThat(get(other, "/partitions").body())
                .contains("\"partition\":0,\"position\":1,\"end\":3,\"lag\":2")
                .contains("\"offset\":1,\"changeSetId\":\"" + blocking + "\",\"stream\":\"default\"")
                .contains("not that row");
        assertThat(reject(other, 0, 2).statusCode()).isEqualTo(409);
        assertThat(reject(other, 1, 0).statusCode()).isEqualTo(409);
        assertThat(reject(other, 99, 0).statusCode()).isEqualTo(404);
        assertThat(post(other, "/partitions/0/reject?offset=1", "{}").statusCode())
                .isEqualTo(400);
        var ordered = reject(other, 0, 1);
        assertThat(ordered.statusCode()).isEqualTo(202);
        assertThat(ordered.body()).contains("\"status\":\"rejection-ordered\"");
        running.awaitDecided(3);

        assertThat(running.query("select a from public.t order by a")).containsExactly("1", "2");
        assertThat(running.query("select (change_set_id, reason, detail)::text from cdc.rejection"))
                .containsExactly(
                        "(" + blocking
                                + ",rejected-by-operator,\"It blocked its partition, and an operator had it rejected: seen by hand\")");
        running.await(
                "nothing is blocked",
                () -> running.query("select topic from cdc.blocked").isEmpty());
        assertThat(reject(other, 0, 1).statusCode()).isEqualTo(409);
        comesBackOnceTheTriggerIsGone(other);
    }

    @Test
    void whatSucceedsBeforeAnOrderIsFollowedIsNotRejected() throws Exception {
        var consumer = running.startConsumer(Map.of());
        log.append(0, "blocking", insert(13));
        running.await(
                "the partition is known to be blocked at its record",
                () -> running.query("select blocked_offset from cdc.blocked").equals(List.of("0")));
        running.execute("drop trigger refuse on public.t");

        var ordered = reject(consumer, 0, 0);
        running.awaitDecided(1);

        assertThat(ordered.statusCode()).isIn(202, 409); // The next attempt may have come first.
        assertThat(running.query("select a from public.t")).containsExactly("13");
        assertThat(running.query("select count(*) from cdc.rejection")).containsExactly("0");
    }

    @Test
    void whatTheOperatorHasToMendNeverBecomesStuck() throws Exception {
        running.execute("drop trigger refuse on public.t");
        running.startConsumer(Map.of("gatekeeper.sink.stuck-after", "100ms", "gatekeeper.sink.lock-timeout", "100ms"));
        try (var connection = DriverManager.getConnection(running.url(), "gatekeeper", "gatekeeper");
                var holder = connection.createStatement()) {
            connection.setAutoCommit(false);
            holder.execute("lock table public.t");
            log.append(0, "waits", insert(1));
            running.await(
                    "it is singled out",
                    () -> running.query("select blocked_offset from cdc.blocked")
                            .equals(List.of("0")));
            Thread.sleep(1_000);
            connection.rollback();
        }
        running.awaitDecided(1);

        assertThat(running.query("select a from public.t")).containsExactly("1");
        assertThat(running.query("select count(*) from cdc.rejection")).containsExactly("0");
    }

    private void comesBackOnceTheTriggerIsGone(ApplicationContext consumer) throws Exception {
        running.execute("drop trigger refuse on public.t");
        var rejection = running.query("select id from cdc.rejection").getFirst();

        assertThat(post(consumer, "/rejections/" + rejection + "/replay", "").statusCode())
                .isEqualTo(201);

        running.await(
                "it is resolved",
                () -> running.query("select state from cdc.rejection").equals(List.of("resolved")));
        assertThat(running.query("select a from public.t where a = 13")).containsExactly("13");
    }

    private HttpResponse<String> reject(ApplicationContext consumer, int partition, long offset) throws Exception {
        return post(
                consumer, "/partitions/" + partition + "/reject?offset=" + offset, "{\"reason\": \"seen by hand\"}");
    }

    private HttpResponse<String> post(ApplicationContext consumer, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(consumer, path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(ApplicationContext consumer, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(consumer, path)).build(), BodyHandlers.ofString());
    }

    private String prometheus(ApplicationContext consumer) throws Exception {
        return get(consumer, "/prometheus").body();
    }

    private static URI uri(ApplicationContext consumer, String path) {
        var server = consumer.getBean(EmbeddedServer.class);
        if (!server.isRunning()) {
            server.start();
        }
        return URI.create(server.getURI() + path);
    }

    private static String insert(int a) {
        return """
            {"change":[{"kind":"insert","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[%d]}]}""".formatted(a);
    }
}
