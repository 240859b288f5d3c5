/// How records are kept: in Kafka, or in the spool until Kafka takes them, in order either way.
@NullMarked
package dev.gatekeeper.gateway.delivery;

import org.jspecify.annotations.NullMarked;
