package dev.gatekeeper.gateway.intake;

/// What became of an upload.
record UploadOutcome(Tally tally, UploadEnd end, UploadNames names) {}
