/// The sender of an upload is told of each change set while the upload goes on.
@NullMarked
package dev.gatekeeper.gateway.receipt;

import org.jspecify.annotations.NullMarked;
