package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.rejection.Sender;
import java.util.Optional;

/// One request, read.
///
/// @param grants of the sender
record Submission(Address address, Sender sender, Grants grants, Optional<String> traceparent, Body body) {}
