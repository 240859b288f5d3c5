package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.retry.Backoff;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the tables and publishes their contracts, where no other consumer does. Works on a thread of its own.
/// Thread-safe.
@Singleton
public class ContractPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ContractPublisher.class);

    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PROMPTED = Duration.ofMillis(100);
    private static final long BETWEEN_CHECKS = Duration.ofMinutes(1).toNanos();

    private final Lease lease;
    private final ContractRegister register;
    private final ContractTopic topic;
    private final ContractMeters meters;
    private final ContractSettings settings;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private final Semaphore prompts = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("contracts").unstarted(this::run);
    private volatile List<String> faults = List.of();
    private @Nullable Leadership leadership;
    private int failures;
    private long checkedAt;

    ContractPublisher(
            Lease lease,
            ContractRegister register,
            ContractTopic topic,
            ContractMeters meters,
            ContractSettings settings) {
        this.lease = lease;
        this.register = register;
        this.topic = topic;
        this.meters = meters;
        this.settings = settings;
    }

    @EventListener
    void onStartup(StartupEvent started) {
        if (settings.enabled()) {
            thread.start();
        }
    }

    /// Asks for a look at the tables now, rather than when it is due.
    void prompt() {
        prompts.release();
    }

    /// What is wrong with the topic, a sentence each, as far as this consumer has looked.
    public List<String> faults() {
        return faults;
    }

    @PreDestroy
    void close() throws InterruptedException {
        thread.interrupt();
        if (thread.isAlive()) {
            thread.join(STOPPING);
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var pause = attempt();
                if (prompts.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(BETWEEN_PROMPTED); // For others that come together with it.
                    prompts.drainPermits();
                }
            }
        } catch (InterruptedException stopping) {
            LOG.debug("The consumer is stopping.", stopping);
        }
        var _ = Thread.interrupted(); // What is to be done yet would fail.
        end();
    }

    /// @return how long to wait before the next
    private Duration attempt() throws InterruptedException {
        try {
            if (lease.take()) {
                lead();
            } else if (leadership != null) {
                LOG.info("Another consumer publishes the tables' contracts from now on.");
                forget();
            }
            lease.sinceLook().ifPresent(meters::looked);
            failures = 0;
            return settings.lookInterval();
        } catch (RuntimeException | Error e) { // Whatever it is, the tables are looked at again.
            return failed(e);
        }
    }

    /// However long it takes, the lease is kept meanwhile: one who took it would need as long.
    private void lead() throws InterruptedException {
        try (var _ = lease.keep()) {
            if (leading().round()) {
                lease.looked();
            }
            check();
        }
    }

    private Leadership leading() {
        var leading = leadership;
        if (leading == null) {
            LOG.info("This consumer publishes the tables' contracts.");
            leading = new Leadership(lease, register, topic, meters);
            leadership = leading;
        }
        return leading;
    }

    /// Others may do better.
    private Duration failed(Throwable cause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The consumer is stopping.");
        }
        meters.failed();
        LOG.atWarn()
                .addKeyValue("cause", cause.toString())
                .addKeyValue("attempt", failures)
                .log("The tables' contracts can't be published now. See that PostgreSQL and Kafka answer, and let this"
                        + " consumer do what docs/DEPLOYMENT.md lists; it is tried again.");
        LOG.debug("The cause in full.", cause);
        end();
        return backoff.delay(failures++);
    }

    /// From time to time.
    private void check() {
        if (!faults.isEmpty() || checkedAt == 0 || System.nanoTime() - checkedAt > BETWEEN_CHECKS) {
            checkedAt = System.nanoTime();
            try {
                var found = topic.faults();
                if (!found.equals(faults) && !found.isEmpty()) {
                    LOG.warn("The topic of contracts may lose what it holds: {}", String.join(" ", found));
                }
                faults = found;
            } catch (KafkaException e) {
                LOG.debug("Whether the topic of contracts is safe can't be told.", e);
            }
        }
    }

    private void end() {
        if (leadership != null) {
            forget();
            try {
                lease.leave();
            } catch (RuntimeException e) {
                LOG.debug("The lease can't be left; others wait until it is over.", e);
            }
        }
    }

    private void forget() {
        if (leadership != null) {
            leadership.close();
            leadership = null;
        }
        faults = List.of();
    }
}
