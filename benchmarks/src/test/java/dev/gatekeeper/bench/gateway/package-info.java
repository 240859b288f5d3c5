@NullMarked
package dev.gatekeeper.bench.gateway;

import org.jspecify.annotations.NullMarked;
