/// How long to wait before what has failed is tried again.
@NullMarked
package dev.gatekeeper.changeset.retry;

import org.jspecify.annotations.NullMarked;
