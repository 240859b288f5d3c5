/// Rejections on their way back into the log.
@NullMarked
package dev.gatekeeper.consumer.replay;

import org.jspecify.annotations.NullMarked;
