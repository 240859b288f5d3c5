/// What more partitions, consumers, gateways and brokers come to, and what they cost.
@NullMarked
package dev.gatekeeper.bench.scale;

import org.jspecify.annotations.NullMarked;
