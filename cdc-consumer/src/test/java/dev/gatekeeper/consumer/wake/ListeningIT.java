package dev.gatekeeper.consumer.wake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Running;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The session that hears, against a consumer that runs.
class ListeningIT {

    private static final String SESSIONS = """
            select count(*) from pg_stat_activity
            where application_name = 'gatekeeper-consumer-listening' and datname = current_database()
            """;
    private static final String LOCKS = """
            select count(*) from pg_locks where locktype = 'advisory' and classid = 1734440037 and objid = 2002872692
              and mode = 'ShareLock' and granted and database = (select oid from pg_database where datname = current_database())
            """;

    private static final int PATIENCE_SECONDS = 30;

    private final Running running = new Running();
    private final Semaphore heard = new Semaphore(0);
    private final Channel channel = new Channel();
    private Listening listening;

    @BeforeEach
    void start() {
        var consumer = running.startConsumer(Map.of());
        var database = consumer.getBean(DatasourceConfiguration.class, Qualifiers.byName("default"));
        listening = new Listening(database, channel, new SimpleMeterRegistry());
        listening.start(heard::release);
    }

    @AfterEach
    void stop() {
        listening.close();
        running.close();
    }

    @Test
    void whoListensIsToldOfWhatOthersSayAndNotOfWhatItSaysItself() throws Exception {
        listenFor(Duration.ofSeconds(60));

        running.query("select pg_notify('cdc_decided', '" + channel.self() + "')");
        assertThat(heard.tryAcquire(500, TimeUnit.MILLISECONDS)).isFalse();
        running.query("select pg_notify('cdc_decided', 'another')");

        assertThat(heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theSessionAndItsLockAreThereWhileSomebodyWaitsAndNoLonger() throws Exception {
        assertThat(running.query(SESSIONS)).isEqualTo(List.of("0"));

        listenFor(Duration.ofSeconds(5));
        assertThat(running.query(SESSIONS)).isEqualTo(List.of("1"));
        assertThat(running.query(LOCKS)).isEqualTo(List.of("1"));

        running.await("the session ends", () -> running.query(SESSIONS).equals(List.of("0")));
        assertThat(running.query(LOCKS)).isEqualTo(List.of("0"));
    }

    @Test
    void aSessionThatIsLostIsReplacedAndWhatWasMissedIsLookedFor() throws Exception {
        listenFor(Duration.ofSeconds(60));

        for (var times = 0; times < 3; times++) {
            assertThat(running.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name"
                            + " = 'gatekeeper-consumer-listening' and datname = current_database()"))
                    .isEqualTo(List.of("t"));
            assertThat(heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        running.query("select pg_notify('cdc_decided', 'another')");
        assertThat(heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noticesAreSentWhereSomebodyListensAndNotMoreThanOneAtATime() throws Exception {
        var consumer = running.startConsumer(Map.of());
        var announcer = consumer.getBean(Announcer.class);
        var sent =
                consumer.getBean(MeterRegistry.class).get("gatekeeper.notices").counter();
        announcer.tell();
        Thread.sleep(200);
        assertThat(sent.count()).isZero();

        listenFor(Duration.ofSeconds(60));
        announcer.tell();
        assertThat(heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        for (var times = 0; times < 100_000; times++) {
            announcer.tell();
        }
        running.await("another notice", () -> sent.count() >= 2);
        Thread.sleep(200);

        assertThat(sent.count()).isBetween(2.0, 50.0);
    }

    private void listenFor(Duration time) throws InterruptedException {
        listening.until(System.nanoTime() + time.toNanos());
        assertThat(heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue(); // It has begun.
    }
}
