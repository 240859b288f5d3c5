package dev.gatekeeper.gateway.request;

/// How an upload goes on behind a change set that is refused, in the words of
/// [RFC 7240](https://www.rfc-editor.org/rfc/rfc7240#section-4.4).
public enum Handling {
    /// It goes on: what is refused stops nothing.
    LENIENT,
    /// It ends there, so that what is refused can still come in its place.
    STRICT
}
