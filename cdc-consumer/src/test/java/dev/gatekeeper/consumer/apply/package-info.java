/// Batches against a real PostgreSQL, without Kafka in between.
@NullMarked
package dev.gatekeeper.consumer.apply;

import org.jspecify.annotations.NullMarked;
