package dev.gatekeeper.consumer.topic;

import dev.gatekeeper.changeset.retry.Backoff;
import dev.gatekeeper.consumer.log.Limits;
import dev.gatekeeper.consumer.log.TopicSettings;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates the topics at start, or once Kafka is there.
@Singleton
class TopicCreation {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    private final LogAdmin admin;
    private final TaskScheduler scheduler;
    private final List<NewTopic> topics;
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    TopicCreation(
            LogAdmin admin,
            TopicSettings settings,
            Limits limits,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.admin = admin;
        this.scheduler = scheduler;
        var replication = settings.replication();
        this.topics = Stream.of(
                        settings.changeSets().spec(replication, limits.size().logRecordBytes()),
                        settings.rejected().spec(replication, limits.size().auditRecordBytes()))
                .map(spec -> new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.settings()))
                .toList();
    }

    @EventListener
    void onStartup(StartupEvent started) {
        attemptIn(Duration.ZERO, 0);
    }

    private void attemptIn(Duration delay, int attempt) {
        var _ = scheduler.schedule(delay, () -> {
            try {
                admin.create(topics);
                LOG.atInfo().addKeyValue("topics", topics).log("The topics exist.");
            } catch (KafkaException e) {
                LOG.atWarn()
                        .addKeyValue("cause", e.getMessage())
                        .addKeyValue("attempt", attempt)
                        .log("The topics can't be created yet; Kafka does not answer, or won't.");
                attemptIn(backoff.delay(attempt), attempt + 1);
            }
        });
    }
}
