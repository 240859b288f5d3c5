package dev.gatekeeper.gateway.upload;

/// What became of an upload.
record UploadOutcome(Tally tally, UploadEnd end, UploadNames names) {}
