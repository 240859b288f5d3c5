/// Records on disk, in order and durable, for the time in which Kafka does not take them.
@NullMarked
package dev.gatekeeper.gateway.spool;

import org.jspecify.annotations.NullMarked;
