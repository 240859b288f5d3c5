package dev.gatekeeper.gateway.upload;

import io.micronaut.serde.annotation.Serdeable;

/// Lines of an upload, counted from 1, blank ones included.
@Serdeable
record Lines(long first, long last) {}
