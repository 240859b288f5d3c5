package dev.gatekeeper.consumer.decode;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Keeps what a poll brings small: once the values of one poll weigh more than they are allowed to, large ones are
/// deflated. Kafka bounds a fetch's bytes as they are compressed, which says nothing of what they become; deflated
/// again they take about as much as the fetch did. Used by the polling thread alone.
public final class ValueDeserializer implements Deserializer<Value> {

    /// How many bytes of values one poll may bring plain.
    public static final String PLAIN_BYTES = "gatekeeper.poll.plain.bytes";

    /// Smaller values are bounded by their number.
    public static final int LARGE = 2 << 10;

    /// What the poll that is under way has brought, by thread: each Kafka consumer has one of its own.
    private static final ThreadLocal<Long> BROUGHT = ThreadLocal.withInitial(() -> 0L);

    private long plainBytes = Long.MAX_VALUE;

    /// To be called on the polling thread between polls.
    public static void nextPoll() {
        BROUGHT.set(0L);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (configs.get(PLAIN_BYTES) instanceof Number bytes) {
            plainBytes = bytes.longValue();
        }
    }

    @Override
    public @Nullable Value deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        var value = data.length >= LARGE && BROUGHT.get() + data.length > plainBytes
                ? Value.deflated(data)
                : Value.plain(data);
        BROUGHT.set(BROUGHT.get() + value.weight());
        return value;
    }
}
