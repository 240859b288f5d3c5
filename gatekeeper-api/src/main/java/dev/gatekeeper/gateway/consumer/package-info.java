/// The consumer, asked over HTTP.
@NullMarked
package dev.gatekeeper.gateway.consumer;

import org.jspecify.annotations.NullMarked;
