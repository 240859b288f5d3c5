/// Records as Kafka hands them over.
@NullMarked
package dev.gatekeeper.consumer.decode;

import org.jspecify.annotations.NullMarked;
