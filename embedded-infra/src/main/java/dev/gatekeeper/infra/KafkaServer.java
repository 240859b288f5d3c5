package dev.gatekeeper.infra;

/// A running broker. Thread-safe.
public interface KafkaServer extends AutoCloseable {

    /// Where clients connect: `host:port`.
    String bootstrapServers();

    /// Stops the broker and waits until it has stopped. More than once is harmless.
    @Override
    void close();
}
