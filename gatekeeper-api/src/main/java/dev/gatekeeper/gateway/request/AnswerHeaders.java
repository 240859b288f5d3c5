package dev.gatekeeper.gateway.request;

import dev.gatekeeper.changeset.ChangeSetId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/// What answers bear in their headers, whether a request brought one change set or many.
public final class AnswerHeaders {

    /// In seconds.
    public static final String RETRY_AFTER = "2";

    private AnswerHeaders() {}

    /// @param drained whether the sender has nothing more to send
    public static MutableHttpResponse<?> closedUnless(boolean drained, MutableHttpResponse<?> response) {
        return drained ? response : response.header(HttpHeaders.CONNECTION, "close");
    }

    /// Where to ask what becomes of a change set.
    public static String location(ChangeSetId id) {
        return "/change-sets/" + id;
    }
}
