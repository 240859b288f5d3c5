/// The schema that is enforced, for everyone to read.
@NullMarked
package dev.gatekeeper.gateway.schema;

import org.jspecify.annotations.NullMarked;
