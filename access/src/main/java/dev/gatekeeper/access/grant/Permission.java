package dev.gatekeeper.access.grant;

import java.util.Arrays;
import java.util.Optional;

/// What a route needs of its caller.
public enum Permission {
    /// Nothing: whoever reaches the service may call it.
    NONE("none"),
    /// To write at least one stream; which one is looked at later.
    WRITE("write"),
    /// To read what became of change sets, and how partitions stand. No row is in that.
    READ_STATUS("read-status"),
    /// To read what was rejected, rows and all.
    READ_PAYLOADS("read-payloads"),
    /// To tell the consumer what to do with what is stuck or rejected.
    OPERATE("operate"),
    /// To read metrics.
    READ_METRICS("read-metrics");

    private final String text;

    Permission(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// One that the access file may list under `may`: what may be written is said elsewhere.
    public static Optional<Permission> listed(String text) {
        return Arrays.stream(values())
                .filter(each -> each != NONE && each != WRITE && each.text.equals(text))
                .findAny();
    }
}
