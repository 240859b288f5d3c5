/// Writing to Kafka within a bound of time, and knowing whether Kafka can be written to.
@NullMarked
package dev.gatekeeper.gateway.kafka;

import org.jspecify.annotations.NullMarked;
