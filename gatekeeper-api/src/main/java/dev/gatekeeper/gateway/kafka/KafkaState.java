package dev.gatekeeper.gateway.kafka;

import java.util.List;

/// Whether Kafka can keep what is written to it, as far as is known.
public sealed interface KafkaState {

    /// Kafka answers, and the topics stand with settings that keep what is written.
    record Fit() implements KafkaState {}

    /// Kafka takes records, but a topic's settings are such that it may lose them.
    ///
    /// @param faults sentences for the operator: what is wrong, and how to mend it
    record Unsafe(List<String> faults) implements KafkaState {
        public Unsafe {
            faults = List.copyOf(faults);
        }
    }

    /// Kafka does not answer, or can't take records now.
    ///
    /// @param faults as above
    record Away(List<String> faults) implements KafkaState {
        public Away {
            faults = List.copyOf(faults);
        }

        static Away because(String fault) {
            return new Away(List.of(fault));
        }
    }

    /// Kafka answers, and does not let the gateway write. Time alone does not mend that.
    ///
    /// @param faults as above
    record Refusing(List<String> faults) implements KafkaState {
        public Refusing {
            faults = List.copyOf(faults);
        }

        static Refusing because(String fault) {
            return new Refusing(List.of(fault));
        }
    }

    /// Whether records may be sent.
    default boolean isWritable() {
        return switch (this) {
            case Fit(), Unsafe(var _) -> true;
            case Away(var _), Refusing(var _) -> false;
        };
    }
}
