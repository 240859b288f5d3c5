package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.dispatch.Taker;
import dev.gatekeeper.consumer.topic.LogAdmin;
import io.micronaut.configuration.kafka.ConsumerRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/// Makes the [PartitionIntake] of each Kafka consumer. Thread-safe.
@Singleton
public final class PartitionIntakes {

    private final BeanProvider<ConsumerRegistry> registry;
    private final TaskScheduler scheduler;
    private final Starts starts;
    private final BlockedPartitions blocked;
    private final LogAdmin admin;

    /// @param registry not asked for before it is used: it makes the listeners, which ask for this
    PartitionIntakes(
            BeanProvider<ConsumerRegistry> registry,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
            Starts starts,
            BlockedPartitions blocked,
            LogAdmin admin) {
        this.registry = registry;
        this.scheduler = scheduler;
        this.starts = starts;
        this.blocked = blocked;
        this.admin = admin;
    }

    /// @param consumer of one topic's partitions
    /// @param taker what the records are handed to
    public PartitionIntake of(Consumer<byte[], Value> consumer, Taker taker) {
        var pauses = new RegistryPauses(consumer, registry.get());
        return new PartitionIntake(
                consumer,
                starts,
                new PartitionStates(pauses, this::later, starts, blocked),
                new TopicWatch(admin::identity, System::nanoTime),
                taker);
    }

    private void later(Duration delay, Runnable task) {
        var _ = scheduler.schedule(delay, task);
    }
}
