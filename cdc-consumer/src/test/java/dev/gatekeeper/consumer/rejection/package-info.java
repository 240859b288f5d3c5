/// Rejections on their way to the audit topic and back.
@NullMarked
package dev.gatekeeper.consumer.rejection;

import org.jspecify.annotations.NullMarked;
