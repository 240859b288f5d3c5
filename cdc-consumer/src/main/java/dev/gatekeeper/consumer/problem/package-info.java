/// The errors that are answered, in words.
@NullMarked
package dev.gatekeeper.consumer.problem;

import org.jspecify.annotations.NullMarked;
