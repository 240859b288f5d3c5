/// Sends rejections again: checked as at the door, noted in the database, then appended to the log.
@NullMarked
package dev.gatekeeper.consumer.replay;

import org.jspecify.annotations.NullMarked;
