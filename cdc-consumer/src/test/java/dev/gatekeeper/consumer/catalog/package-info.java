/// Tests of what is told of columns and types.
@NullMarked
package dev.gatekeeper.consumer.catalog;

import org.jspecify.annotations.NullMarked;
