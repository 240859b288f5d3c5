package dev.gatekeeper.bench.process;

/// Where a sink writes, and as whom.
public record Database(String url, String username, String password) {}
