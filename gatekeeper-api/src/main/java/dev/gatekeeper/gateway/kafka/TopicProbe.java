package dev.gatekeeper.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the topics, and creates those that don't stand. Once they stood all together it creates none any
/// more: a log that has vanished is nothing to be replaced by an empty one in passing. For one thread at a
/// time.
final class TopicProbe implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProbe.class);

    private static final int LOOKS_AFTER_CREATION = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Supplier<Admin> opening;
    private final List<TopicRule> rules;
    private volatile @Nullable Admin open;
    private boolean stood;

    TopicProbe(Supplier<Admin> opening, List<TopicRule> rules) {
        this.opening = opening;
        this.rules = List.copyOf(rules);
    }

    /// Takes no longer than a few times the bound, and does not throw for what Kafka does or leaves undone.
    KafkaState look() {
        try {
            var admin = admin();
            var absent = new ArrayList<NewTopic>();
            var topics = describe(admin, absent);
            if (!absent.isEmpty()) {
                if (stood) {
                    return KafkaState.Away.because("Topics have vanished: " + names(absent)
                            + ". Find out why; then restart the gateway, which creates them anew.");
                }
                create(admin, absent);
                return onceTheyStand(admin);
            }
            return judge(admin, topics);
        } catch (ExecutionException e) {
            return away(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            return away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return KafkaState.Away.because("The gateway is stopping.");
        }
    }

    private Map<String, TopicDescription> describe(Admin admin, List<NewTopic> absent)
            throws ExecutionException, InterruptedException {
        var asked = admin.describeTopics(rules.stream().map(TopicRule::name).toList())
                .topicNameValues();
        var found = new HashMap<String, TopicDescription>();
        for (var rule : rules) {
            try {
                found.put(rule.name(), of(asked, rule.name()).get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                absent.add(rule.newTopic());
            }
        }
        return found;
    }

    /// Brokers hear of a topic a moment after it was created.
    private KafkaState onceTheyStand(Admin admin) throws ExecutionException, InterruptedException {
        for (var looks = 1; ; looks++) {
            var state = judgeAnew(admin);
            if (state.isWritable() || looks == LOOKS_AFTER_CREATION) {
                return state;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private KafkaState judgeAnew(Admin admin) throws ExecutionException, InterruptedException {
        try {
            return judge(admin, describe(admin, new ArrayList<>()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException unheardOf) {
                return away(unheardOf);
            }
            throw e;
        }
    }

    private static void create(Admin admin, List<NewTopic> absent) throws ExecutionException, InterruptedException {
        for (var created : admin.createTopics(absent).values().entrySet()) {
            try {
                created.getValue().get();
                LOG.info("Created the topic {}.", created.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private KafkaState judge(Admin admin, Map<String, TopicDescription> topics)
            throws ExecutionException, InterruptedException {
        var resources = rules.stream()
                .map(rule -> new ConfigResource(ConfigResource.Type.TOPIC, rule.name()))
                .toList();
        var configs = admin.describeConfigs(resources).all().get();
        var unwritable = new ArrayList<String>();
        var unsafe = new ArrayList<String>();
        for (var rule : rules) {
            var topic = topics.get(rule.name());
            if (topic == null) {
                unwritable.add("The topic " + rule.name() + " is being created.");
                continue;
            }
            var config = config(configs, rule.name());
            unwritable.addAll(rule.unwritable(topic, config));
            unsafe.addAll(rule.unsafe(topic, config));
        }
        stood |= topics.size() == rules.size();
        if (!unwritable.isEmpty()) {
            return new KafkaState.Away(unwritable);
        }
        return unsafe.isEmpty() ? new KafkaState.Fit() : new KafkaState.Unsafe(unsafe);
    }

    private static KafkaState away(Throwable cause) {
        LOG.debug("Kafka could not be looked at.", cause);
        return switch (cause) {
            case UnknownTopicOrPartitionException _ -> KafkaState.Away.because("The topics are being created.");
            case AuthorizationException _, AuthenticationException _ ->
                KafkaState.Refusing.because("Kafka refuses the gateway: " + cause.getMessage()
                        + " It needs to describe, create and write the topics, or to find them created.");
            default ->
                KafkaState.Away.because("Kafka does not answer: check that it runs, and kafka.bootstrap.servers.");
        };
    }

    private static KafkaFuture<TopicDescription> of(Map<String, KafkaFuture<TopicDescription>> asked, String name) {
        var future = asked.get(name);
        if (future == null) {
            throw new IllegalStateException("Kafka's client answers nothing for the topic " + name);
        }
        return future;
    }

    private static Config config(Map<ConfigResource, Config> configs, String name) {
        var config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
        if (config == null) {
            throw new IllegalStateException("Kafka's client answers no settings for the topic " + name);
        }
        return config;
    }

    private static String names(List<NewTopic> topics) {
        return String.join(", ", topics.stream().map(NewTopic::name).toList());
    }

    private Admin admin() {
        var admin = open;
        if (admin == null) {
            admin = opening.get();
            open = admin;
        }
        return admin;
    }

    @Override
    public void close() {
        var admin = open;
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
