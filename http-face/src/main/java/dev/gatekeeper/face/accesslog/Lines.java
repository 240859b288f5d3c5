package dev.gatekeeper.face.accesslog;

/// Which requests have a line.
enum Lines {
    /// Those that were answered with an error.
    ERRORS,
    ALL
}
