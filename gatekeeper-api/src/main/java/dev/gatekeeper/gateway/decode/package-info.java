/// Bodies that come compressed become what they were, a little at a time.
@NullMarked
package dev.gatekeeper.gateway.decode;

import org.jspecify.annotations.NullMarked;
