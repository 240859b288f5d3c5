package dev.gatekeeper.changeset.log;

/// The headers of a record in the log. Values are text in UTF-8.
public final class RecordHeaders {

    /// The change set's id, a UUID.
    public static final String ID = "id";

    /// The stream's name; the record's key says the same.
    public static final String STREAM = "stream";

    /// `api`, or `replay` where the change set came through the spool, or is sent again after it was rejected.
    public static final String SOURCE = "source";

    /// The HTTP request's Referer.
    public static final String REFERRAL = "referral";

    /// How the value is to be read: a [dev.gatekeeper.changeset.Format]'s text.
    public static final String FORMAT = "format";

    /// When the gateway took the change set: ISO-8601 in UTC.
    public static final String ACCEPTED_AT = "accepted-at";

    /// Who sent it, where callers are known.
    public static final String PRINCIPAL = "principal";

    /// W3C Trace Context.
    public static final String TRACEPARENT = "traceparent";

    /// The id of the rejection that is sent again.
    public static final String REPLAY_OF = "replay-of";

    public static final String SOURCE_API = "api";

    public static final String SOURCE_REPLAY = "replay";

    private RecordHeaders() {}
}
