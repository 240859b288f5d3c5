/// An operator's calls.
@NullMarked
package dev.gatekeeper.consumer.recourse;

import org.jspecify.annotations.NullMarked;
