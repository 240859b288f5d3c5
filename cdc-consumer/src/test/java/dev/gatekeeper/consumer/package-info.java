/// What the tests of the consumer share.
@NullMarked
package dev.gatekeeper.consumer;

import org.jspecify.annotations.NullMarked;
