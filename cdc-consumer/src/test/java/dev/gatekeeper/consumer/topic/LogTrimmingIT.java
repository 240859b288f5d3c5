package dev.gatekeeper.consumer.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Log;
import dev.gatekeeper.consumer.Running;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogTrimmingIT {

    private final Running running = new Running();
    private final Log log = running.log();

    @BeforeEach
    void threeRecordsOfWhichTheLastCannotBeTaken() throws Exception {
        running.execute("""
            create table public.t (a int);
            create function public.refuse() returns trigger language plpgsql as $$
            begin
              raise 'not that row' using errcode = '57014';
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
    void whatWasAppliedBeforeTheRestoreWindowIsDeletedAndNothingThatIsYetToBeApplied() throws Exception {
        var consumer = start("1ms");
        append();

        consumer.getBean(LogTrimming.class).trim();

        assertThat(bounds(consumer)).isEqualTo(new LogAdmin.Bounds(2, 3));
    }

    @Test
    void withinTheRestoreWindowNothingIsDeleted() throws Exception {
        var consumer = start("1h");
        append();

        consumer.getBean(LogTrimming.class).trim();

        assertThat(bounds(consumer)).isEqualTo(new LogAdmin.Bounds(0, 3));
    }

    @Test
    void ofATopicThatThePositionsWereNotKeptForNothingIsDeleted() throws Exception {
        var consumer = start("1ms");
        append();
        running.execute("update cdc.partition_position set topic_id = 'another'");

        consumer.getBean(LogTrimming.class).trim();

        assertThat(bounds(consumer)).isEqualTo(new LogAdmin.Bounds(0, 3));
    }

    private ApplicationContext start(String window) {
        return running.startConsumer(Map.of("gatekeeper.log.restore-window", window, "gatekeeper.upkeep.delay", "1h"));
    }

    private void append() throws InterruptedException {
        log.append(0, "one", insert(1));
        log.append(0, "two", insert(2));
        running.awaitDecided(2);
        log.append(0, "blocked", insert(13));
        Thread.sleep(10); // Longer than the shorter window.
    }

    private LogAdmin.Bounds bounds(ApplicationContext consumer) {
        var partition = new TopicPartition(running.topic(), 0);
        return Objects.requireNonNull(
                consumer.getBean(LogAdmin.class).bounds(List.of(partition)).get(partition));
    }

    private static String insert(int a) {
        return """
            {"change":[{"kind":"insert","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[%d]}]}""".formatted(a);
    }
}
