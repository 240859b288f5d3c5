/// Tests of folding, without a database.
@NullMarked
package dev.gatekeeper.consumer.fold;

import org.jspecify.annotations.NullMarked;
