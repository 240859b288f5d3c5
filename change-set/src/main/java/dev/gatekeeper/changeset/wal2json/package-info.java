/// From the bytes that wal2json prints to a change set that has been proven well-formed, or to all that is wrong
/// with them.
@NullMarked
package dev.gatekeeper.changeset.wal2json;

import org.jspecify.annotations.NullMarked;
