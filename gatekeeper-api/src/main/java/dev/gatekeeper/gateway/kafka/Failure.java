package dev.gatekeeper.gateway.kafka;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/// Why a record was not written, and what follows from it.
///
/// @param nothingWritten whether it is certain that Kafka does not have the record
/// @param concernsKafka whether other records may fare the same
/// @param breaksTheProducer whether the producer can't be used any more
public record Failure(Throwable cause, boolean nothingWritten, boolean concernsKafka, boolean breaksTheProducer) {

    /// An answer of Kafka's that says no is certain only of the last try: an earlier one may have been taken,
    /// and its answer lost. What is too large is refused each time.
    ///
    /// @param beforeSending whether the producer failed before the record was on its way
    public static Failure of(Throwable cause, boolean beforeSending) {
        return switch (cause) {
            case RecordTooLargeException _, RecordBatchTooLargeException _ -> new Failure(cause, true, false, false);
            case InvalidRequestException _ -> new Failure(cause, beforeSending, false, false);
            case TopicAuthorizationException _,
                    InvalidTopicException _,
                    PolicyViolationException _,
                    InvalidRecordException _,
                    InvalidTimestampException _ -> new Failure(cause, beforeSending, true, false);
            case RetriableException _, java.util.concurrent.TimeoutException _ ->
                new Failure(cause, beforeSending, true, false);
            default -> new Failure(cause, beforeSending, true, true);
        };
    }

    /// Whether the same may go well later, without anybody changing the record, the topic or the rights to it.
    /// A producer that is broken counts: another one may write.
    public boolean mendsInTime() {
        return concernsKafka
                && switch (cause) {
                    case InvalidTopicException _,
                            PolicyViolationException _,
                            AuthorizationException _,
                            AuthenticationException _,
                            InvalidRecordException _,
                            InvalidTimestampException _ -> false;
                    default -> true;
                };
    }

    /// Whether Kafka will never take this record, as it is and as the topic is, and takes others.
    public boolean isTooLarge() {
        return cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException;
    }

    /// For the sender and the operator: what Kafka's client says, without the insides of the JVM.
    public String sentence() {
        return switch (cause) {
            case RecordTooLargeException _, RecordBatchTooLargeException _ ->
                "Kafka refuses a record of this size: raise max.message.bytes of the topic.";
            case InvalidTopicException _, PolicyViolationException _ ->
                "Kafka refuses to write to the topic: check its name and the broker's policies.";
            case InvalidRecordException _, InvalidTimestampException _ ->
                "Kafka refuses the record: check the clocks, and message.timestamp.* and cleanup.policy of the topic.";
            case NotEnoughReplicasException _ ->
                "Fewer replicas are in sync than min.insync.replicas asks for: start the missing brokers.";
            case AuthorizationException _, AuthenticationException _ ->
                "Kafka does not let the gateway write: check its credentials and ACLs.";
            case ApiException _ when nothingWritten -> "Kafka did not take the record in time.";
            default -> nothingWritten ? "Kafka can't be reached." : "Kafka did not answer in time.";
        };
    }
}
