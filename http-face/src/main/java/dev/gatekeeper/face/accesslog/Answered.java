package dev.gatekeeper.face.accesslog;

/// What an answer tells the access log, as attributes of the response.
public final class Answered {

    /// The id of the rejection, a text.
    public static final String REJECTION = "gatekeeper.rejection";

    /// How an answer ended whose status was sent before that was known, an [java.util.function.IntSupplier]:
    /// asked once the last byte is written or the sender has gone. A status; 0 where the answer is not whole.
    public static final String END = "gatekeeper.end";

    private Answered() {}
}
