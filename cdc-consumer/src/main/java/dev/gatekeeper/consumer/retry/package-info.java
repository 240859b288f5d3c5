/// How long to wait before what has failed is tried again.
@NullMarked
package dev.gatekeeper.consumer.retry;

import org.jspecify.annotations.NullMarked;
