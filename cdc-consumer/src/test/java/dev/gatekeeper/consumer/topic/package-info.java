/// Topics of a real broker.
@NullMarked
package dev.gatekeeper.consumer.topic;

import org.jspecify.annotations.NullMarked;
