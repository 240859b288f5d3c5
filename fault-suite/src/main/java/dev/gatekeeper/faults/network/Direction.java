package dev.gatekeeper.faults.network;

/// Which way bytes go.
enum Direction {
    TO_SERVER,
    TO_CLIENT
}
