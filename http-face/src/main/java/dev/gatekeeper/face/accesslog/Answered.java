package dev.gatekeeper.face.accesslog;

/// What an answer tells the access log, as attributes of the response.
public final class Answered {

    /// The id of the rejection, a text.
    public static final String REJECTION = "gatekeeper.rejection";

    private Answered() {}
}
