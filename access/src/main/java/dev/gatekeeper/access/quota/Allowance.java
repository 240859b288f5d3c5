package dev.gatekeeper.access.quota;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is left of one caller's quota, in this process. How it is told follows draft-ietf-httpapi-ratelimit-headers-10.
/// Thread-safe.
public final class Allowance {

    public static final Allowance UNLIMITED = new Allowance(Quota.NONE);

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Quota quota;
    private final @Nullable Bucket requests;
    private final @Nullable Bucket bytes;
    private final Optional<String> policy;

    private Allowance(Quota quota) {
        this.quota = quota;
        this.requests = bucket(quota.requestsPerSecond());
        this.bytes = bucket(quota.bytesPerSecond());
        var policies = Stream.of(
                        quota.requestsPerSecond().stream().mapToObj(most -> "\"requests\";q=" + most + ";w=1"),
                        quota.bytesPerSecond().stream()
                                .mapToObj(most -> "\"bytes\";q=" + most + ";w=1;qu=\"content-bytes\""))
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
        this.policy = Optional.of(policies).filter(text -> !text.isEmpty());
    }

    /// All of a quota.
    public static Allowance of(Quota quota) {
        return quota.equals(Quota.NONE) ? UNLIMITED : new Allowance(quota);
    }

    public Quota quota() {
        return quota;
    }

    /// The `RateLimit-Policy` field; empty where there is no quota.
    public Optional<String> policy() {
        return policy;
    }

    /// Takes one request off. Bytes are over where those before have not been made up for yet: how many come now is not
    /// known, and a body may be larger than what a second allows.
    public Ruling admit() {
        if (bytes != null && bytes.getAvailableTokens() <= 0) {
            var wait = seconds(bytes.estimateAbilityToConsume(1).getNanosToWaitForRefill());
            return new Ruling.Over("\"bytes\";r=0;t=" + wait, wait);
        }
        if (requests == null) {
            return new Ruling.Within(
                    Optional.ofNullable(bytes).map(left -> "\"bytes\";r=" + left.getAvailableTokens()));
        }
        var probe = requests.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = seconds(probe.getNanosToWaitForRefill());
            return new Ruling.Over("\"requests\";r=0;t=" + wait, wait);
        }
        var left = "\"requests\";r=" + probe.getRemainingTokens();
        return new Ruling.Within(
                Optional.of(bytes == null ? left : left + ", \"bytes\";r=" + bytes.getAvailableTokens()));
    }

    /// Takes bytes off that have come, whether or not there are as many left.
    ///
    /// @return after which time they are made up for; zero where they were left
    public Duration charge(long count) {
        return bytes == null || count == 0 ? Duration.ZERO : Duration.ofNanos(bytes.consumeIgnoringRateLimits(count));
    }

    private static @Nullable Bucket bucket(OptionalLong perSecond) {
        if (perSecond.isEmpty()) {
            return null;
        }
        var most = perSecond.getAsLong();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, SECOND))
                .withNanosecondPrecision()
                .build();
    }

    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, SECOND.toNanos()));
    }
}
