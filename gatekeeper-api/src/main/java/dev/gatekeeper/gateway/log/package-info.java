/// Where accepted change sets go: the log, behind a port.
@NullMarked
package dev.gatekeeper.gateway.log;

import org.jspecify.annotations.NullMarked;
