package dev.gatekeeper.gateway.intake;

import static dev.gatekeeper.gateway.request.AnswerHeaders.RETRY_AFTER;
import static dev.gatekeeper.gateway.request.AnswerHeaders.closedUnless;
import static dev.gatekeeper.gateway.request.AnswerHeaders.location;

import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.gateway.admission.Receipt;
import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.decode.Encoding;
import dev.gatekeeper.gateway.problem.Problem;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.status.StatusAnswer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/// The status table: an HTTP answer for each outcome.
final class Answer {

    private Answer() {}

    static MutableHttpResponse<?> to(Outcome outcome) {
        var response = switch (outcome) {
            case Outcome.Kept(var _, var receipt, var warnings) -> kept(receipt, warnings);
            case Outcome.Applied(var _, var receipt, var fate, var isTold, var warnings) ->
                located(
                        receipt,
                        HttpResponse.created(
                                isTold ? fate.with(warnings) : applied(receipt).with(warnings)));
            case Outcome.Rejected(var _, var receipt, var fate) ->
                SinkProblem.of(HttpStatus.UNPROCESSABLE_ENTITY, "rejected-by-sink", receipt, fate)
                        .response()
                        .header(HttpHeaders.LOCATION, location(receipt.id()));
            case Outcome.Refused(var _, var refusal, var rejection, var drained) ->
                closedUnless(drained, refused(refusal, rejection).response());
            case Outcome.Forbidden(var _, var why) -> forbidden(why);
            case Outcome.Incomplete(var _) -> closedUnless(false, incomplete());
            case Outcome.Unavailable(var _, var why) -> unavailable(why);
            case Outcome.Unknown(var _, var id, var why) -> unknown(why).header(HttpHeaders.LOCATION, location(id));
        };
        return response.header(Address.KEY_HEADER, outcome.key().text());
    }

    /// Says what is taken, too: [RFC 7694](https://www.rfc-editor.org/rfc/rfc7694).
    ///
    /// @param drained whether the sender has nothing more to send
    static MutableHttpResponse<?> unsupported(IdempotencyKey key, String detail, boolean drained) {
        var problem = Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Unsupported media type", detail);
        return closedUnless(drained, problem.response())
                .header(HttpHeaders.ACCEPT_ENCODING, Encoding.ACCEPTED)
                .header(Address.KEY_HEADER, key.text());
    }

    /// More requests are under way than are taken at one time. Nothing of this one was read.
    static MutableHttpResponse<?> crowded(IdempotencyKey key) {
        return closedUnless(false, unavailable("The gateway has as many requests under way as it takes."))
                .header(Address.KEY_HEADER, key.text());
    }

    /// @param drained whether the sender has nothing more to send
    static MutableHttpResponse<?> forbidden(IdempotencyKey key, String why, boolean drained) {
        return closedUnless(drained, forbidden(why)).header(Address.KEY_HEADER, key.text());
    }

    private static MutableHttpResponse<?> forbidden(String why) {
        return Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", why + " Nothing was kept.")
                .response();
    }

    private static MutableHttpResponse<?> kept(Receipt receipt, Violations warnings) {
        var response = switch (receipt) {
            case Receipt.Logged(var id, var stream, var changes, var position) ->
                HttpResponse.created(
                        StatusAnswer.logged(id, stream, changes, position).with(warnings));
            case Receipt.Spooled(var id, var stream, var changes) ->
                HttpResponse.accepted()
                        .body(StatusAnswer.spooled(id, stream, changes).with(warnings));
        };
        return located(receipt, response);
    }

    private static StatusAnswer applied(Receipt.Logged receipt) {
        return StatusAnswer.applied(receipt.id(), receipt.stream(), receipt.changes(), receipt.position());
    }

    private static MutableHttpResponse<?> located(Receipt receipt, MutableHttpResponse<?> response) {
        return response.contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.LOCATION, location(receipt.id()));
    }

    private static Problem refused(Refusal refusal, Rejection rejection) {
        return switch (refusal) {
            case UNCLEAR_REQUEST -> Problem.of(HttpStatus.BAD_REQUEST, "Contradictory or malformed request", rejection);
            case CORRUPT -> Problem.of(HttpStatus.BAD_REQUEST, "Damaged on its way", rejection);
            case NOT_JSON -> Problem.of(HttpStatus.BAD_REQUEST, "Not JSON", rejection);
            case NO_CHANGE_SET -> Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Not a change set", rejection);
            case BREAKS_CONTRACT -> Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Breaks a table's contract", rejection);
            case TOO_LARGE -> Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Too large", rejection);
        };
    }

    private static MutableHttpResponse<?> incomplete() {
        return Problem.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "incomplete",
                        "Incomplete",
                        "The body did not come to its end, or not in time. Nothing was logged.")
                .response();
    }

    private static MutableHttpResponse<?> unavailable(String why) {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "Can't be kept now",
                        why + " Nothing was logged; repeat the request with the same Idempotency-Key.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    private static MutableHttpResponse<?> unknown(String why) {
        return Problem.of(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "outcome-unknown",
                        "Outcome unknown",
                        why + " The change set may be logged or not. It is safe to repeat the request with the same"
                                + " Idempotency-Key, on the same stream.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
}
