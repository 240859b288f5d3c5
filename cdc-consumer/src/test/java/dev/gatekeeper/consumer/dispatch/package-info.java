/// What becomes of a partition's records, the one at fault among them.
@NullMarked
package dev.gatekeeper.consumer.dispatch;

import org.jspecify.annotations.NullMarked;
