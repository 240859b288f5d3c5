package dev.gatekeeper.consumer.decode;

import dev.gatekeeper.consumer.log.LogRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads the records that come next while PostgreSQL works on those before. Thread-safe, where each partition is
/// one thread's.
@Singleton
public final class ReadAhead {

    private final RecordReader reader;
    private final Executor executor =
            task -> Thread.ofVirtual().name("read-ahead").start(task);
    private final ConcurrentMap<TopicPartition, Ahead> ahead = new ConcurrentHashMap<>();

    ReadAhead(RecordReader reader) {
        this.reader = reader;
    }

    private record Ahead(List<ConsumerRecord<byte[], Value>> records, CompletableFuture<List<LogRecord>> read) {

        /// A record equals itself alone: what was fetched anew may be another topic's.
        boolean isOf(List<ConsumerRecord<byte[], Value>> asked) {
            return records.equals(asked);
        }
    }

    /// Reads records of a partition, if they have not been read ahead, and begins with those that come next.
    ///
    /// @param next what is likely to be asked for next; may be empty
    public List<LogRecord> read(
            TopicPartition partition,
            List<ConsumerRecord<byte[], Value>> records,
            List<ConsumerRecord<byte[], Value>> next) {
        var before = Optional.ofNullable(ahead.remove(partition)).filter(found -> found.isOf(records));
        if (!next.isEmpty()) {
            ahead.put(partition, new Ahead(next, CompletableFuture.supplyAsync(() -> readAll(next), executor)));
        }
        return before.isPresent() ? before.get().read().join() : readAtOnce(records);
    }

    /// A poll's first records: somebody waits for them, and nothing else is done meanwhile.
    private List<LogRecord> readAtOnce(List<ConsumerRecord<byte[], Value>> records) {
        return records.parallelStream().map(reader::read).toList();
    }

    /// Whether records of a partition are being read ahead.
    public boolean isAhead(TopicPartition partition) {
        return ahead.containsKey(partition);
    }

    public void forget(TopicPartition partition) {
        ahead.remove(partition);
    }

    private List<LogRecord> readAll(List<ConsumerRecord<byte[], Value>> records) {
        return records.stream().map(reader::read).toList();
    }
}
