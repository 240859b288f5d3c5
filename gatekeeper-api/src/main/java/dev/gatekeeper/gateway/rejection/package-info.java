/// Where refused payloads go: the audit, behind a port.
@NullMarked
package dev.gatekeeper.gateway.rejection;

import org.jspecify.annotations.NullMarked;
