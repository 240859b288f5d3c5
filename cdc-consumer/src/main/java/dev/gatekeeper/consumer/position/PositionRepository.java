package dev.gatekeeper.consumer.position;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// `cdc.partition_position`. Takes part in the caller's transaction.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PositionRepository extends GenericRepository<PartitionPosition, PartitionPosition.Key> {

    @Query("select * from cdc.partition_position where topic = :topic")
    List<PartitionPosition> ofTopic(String topic);

    /// @return 0 where the partition has a position already
    @Query("""
        insert into cdc.partition_position (topic, partition, topic_id, partition_count, next_offset, advanced_at)
        values (:topic, :partition, :topicId, :partitionCount, :nextOffset, now())
        on conflict (topic, partition) do nothing
        """)
    int begin(String topic, int partition, String topicId, int partitionCount, long nextOffset);

    /// @return 0 where the position is another, or was kept for another topic
    @Query("""
        update cdc.partition_position set next_offset = :nextOffset, advanced_at = now()
        where topic = :topic and partition = :partition and topic_id = :topicId and partition_count = :partitionCount
          and next_offset = :expectedOffset
        """)
    int advance(String topic, int partition, String topicId, int partitionCount, long expectedOffset, long nextOffset);
}
