/// What was refused, why, and its envelope in the audit topic.
@NullMarked
package dev.gatekeeper.changeset.rejection;

import org.jspecify.annotations.NullMarked;
