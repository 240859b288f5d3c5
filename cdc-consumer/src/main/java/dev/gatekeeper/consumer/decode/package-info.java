/// What Kafka hands over becomes records of the log: change sets, or what can't be read and why.
@NullMarked
package dev.gatekeeper.consumer.decode;

import org.jspecify.annotations.NullMarked;
