/// The gateway beside its ceilings: an endpoint that only counts, Kafka's own producer, a disk that is forced.
@NullMarked
package dev.gatekeeper.bench.gateway;

import org.jspecify.annotations.NullMarked;
