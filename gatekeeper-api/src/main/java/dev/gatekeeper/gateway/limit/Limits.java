package dev.gatekeeper.gateway.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/// How much the gateway takes.
///
/// @param changeSetBytes the most bytes that one change set may have
/// @param changes the most changes that one change set may have
/// @param concurrentRequests how many requests with change sets are under way at one time
/// @param heldBytes the most bytes of requests that are in memory at one time; 0 stands for a sixteenth of the heap
/// @param parsedBytes the most bytes of requests that are parsed at one time; 0 stands for a sixty-fourth of the heap,
///     since what a request is parsed into may be many times as large
/// @param bodyTime within which a change set has to be there, once it has begun to come
/// @param stallTime how long the sender of an upload may be silent; to be less than the server's own idle timeout,
///     which ends a connection without a word
@ConfigurationProperties("gatekeeper.limits")
public record Limits(
        @ReadableBytes @Bindable(defaultValue = "8MB") int changeSetBytes,
        @Bindable(defaultValue = "250000") int changes,
        @Bindable(defaultValue = "1000") int concurrentRequests,
        @ReadableBytes @Bindable(defaultValue = "0") long heldBytes,
        @ReadableBytes @Bindable(defaultValue = "0") long parsedBytes,
        @Bindable(defaultValue = "2m") Duration bodyTime,
        @Bindable(defaultValue = "60s") Duration stallTime) {

    public Limits {
        var heap = Runtime.getRuntime().maxMemory();
        heldBytes = Math.max(heldBytes == 0 ? heap / 16 : heldBytes, 2L * changeSetBytes);
        parsedBytes = Math.max(parsedBytes == 0 ? heap / 64 : parsedBytes, changeSetBytes);
    }

    /// How many bytes of uploads may be on their way to the log at one time, besides those that are held.
    public long windowBytes() {
        return heldBytes / 2;
    }
}
