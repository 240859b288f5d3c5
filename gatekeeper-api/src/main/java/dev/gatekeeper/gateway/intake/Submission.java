package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.rejection.Sender;
import java.util.Optional;

/// One request, read.
record Submission(Address address, Sender sender, Optional<String> traceparent, Body body) {}
