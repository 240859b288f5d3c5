/// What Kafka is asked about the topics, and has done to them: they are made, described and trimmed.
@NullMarked
package dev.gatekeeper.consumer.topic;

import org.jspecify.annotations.NullMarked;
