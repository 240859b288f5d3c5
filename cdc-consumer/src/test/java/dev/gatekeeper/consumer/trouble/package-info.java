/// Tests of whom a refusal is laid to.
@NullMarked
package dev.gatekeeper.consumer.trouble;

import org.jspecify.annotations.NullMarked;
