/// A real Kafka broker and a real PostgreSQL that live and die with this JVM, on the loopback interface only.
@NullMarked
package dev.gatekeeper.infra;

import org.jspecify.annotations.NullMarked;
