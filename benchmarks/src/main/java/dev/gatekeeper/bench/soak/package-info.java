/// Everything under a constant load for long, with pruning on: whether memory, latency and what is kept stay where
/// they are.
@NullMarked
package dev.gatekeeper.bench.soak;

import org.jspecify.annotations.NullMarked;
