/// JMH benchmarks of the hot parts.
@NullMarked
package dev.gatekeeper.bench.micro;

import org.jspecify.annotations.NullMarked;
