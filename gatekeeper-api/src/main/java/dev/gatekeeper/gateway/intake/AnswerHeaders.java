package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.ChangeSetId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/// What answers bear in their headers, whether a request brought one change set or many.
final class AnswerHeaders {

    /// In seconds.
    static final String RETRY_AFTER = "2";

    private AnswerHeaders() {}

    /// @param drained whether the sender has nothing more to send
    static MutableHttpResponse<?> closedUnless(boolean drained, MutableHttpResponse<?> response) {
        return drained ? response : response.header(HttpHeaders.CONNECTION, "close");
    }

    /// Where to ask what becomes of a change set.
    static String location(ChangeSetId id) {
        return "/change-sets/" + id;
    }
}
