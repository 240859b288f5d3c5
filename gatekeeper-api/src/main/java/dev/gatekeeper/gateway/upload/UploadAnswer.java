package dev.gatekeeper.gateway.upload;

import static dev.gatekeeper.gateway.request.AnswerHeaders.RETRY_AFTER;
import static dev.gatekeeper.gateway.request.AnswerHeaders.closedUnless;
import static dev.gatekeeper.gateway.request.AnswerHeaders.location;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.request.Preference;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/// The status table of uploads: an HTTP answer for each way in which one ends. Whatever it is, it says how far
/// the upload got.
final class UploadAnswer {

    private UploadAnswer() {}

    /// @param drained whether the sender has nothing more to send
    static MutableHttpResponse<?> to(UploadOutcome outcome, boolean drained) {
        var response = switch (outcome.end()) {
            case UploadEnd.Complete() -> outcome.tally().refused() == 0 ? kept(outcome.tally()) : refused(outcome);
            case UploadEnd.Halted(var line) -> halted(outcome, line);
            case UploadEnd.Refused(var refusal, var reason) -> unreadable(outcome, refusal, reason);
            case UploadEnd.Incomplete() -> incomplete(outcome);
            case UploadEnd.Forbidden(var line, var why) -> forbidden(outcome, line, why);
            case UploadEnd.Unavailable(var why) -> unavailable(outcome, why);
            case UploadEnd.Unknown(var line, var name, var why) ->
                unknown(outcome, outcome.tally().uncertain().orElse(new Lines(line, line)), why)
                        .header(HttpHeaders.LOCATION, location(name.id()));
        };
        outcome.names().wholeKey().ifPresent(key -> response.header(Address.KEY_HEADER, key.text()));
        return closedUnless(drained, response);
    }

    private static MutableHttpResponse<?> kept(Tally tally) {
        var receipt = tally.receipt();
        var status = tally.spooled() == 0 ? HttpStatus.CREATED : HttpStatus.ACCEPTED;
        var response = HttpResponse.status(status).body(receipt).contentType(MediaType.APPLICATION_JSON_TYPE);
        return tally.last()
                .map(last -> response.header(HttpHeaders.LOCATION, location(last)))
                .orElse(response);
    }

    private static MutableHttpResponse<?> refused(UploadOutcome outcome) {
        var tally = outcome.tally();
        var told = tally.firstRefused().size();
        return UploadProblem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "change-sets-rejected",
                        "Some change sets are rejected",
                        tally.refused() + " of " + (tally.changeSets() + tally.refused()) + " change sets "
                                + (tally.refused() == 1 ? "is" : "are") + " rejected: see the rejections"
                                + (tally.refused() > told ? ", of which the first " + told + " are listed" : "")
                                + ". What is accepted is not undone by that. Mend what is rejected and send it again;"
                                + " it then comes after what is accepted.",
                        tally)
                .response();
    }

    private static MutableHttpResponse<?> halted(UploadOutcome outcome, long line) {
        return UploadProblem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "change-sets-rejected",
                        "Some change sets are rejected",
                        "The change set of line " + line + " is rejected: see the rejection. Nothing behind it was"
                                + " looked at, as is preferred. " + decided(outcome.tally())
                                + "Mend it, and send it again with all that is behind it.",
                        outcome.tally())
                .response()
                .header(Preference.APPLIED_FIELD, Preference.APPLIED_STRICT);
    }

    private static MutableHttpResponse<?> unreadable(UploadOutcome outcome, Refusal refusal, Reason reason) {
        var status = switch (refusal) {
            case TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
            case UNCLEAR_REQUEST, CORRUPT, NOT_JSON, NO_CHANGE_SET, BREAKS_CONTRACT -> HttpStatus.BAD_REQUEST;
        };
        return UploadProblem.of(
                        status,
                        reason.code(),
                        "Can't be read to its end",
                        reason.detail() + " " + soFar(outcome),
                        outcome.tally())
                .response();
    }

    private static MutableHttpResponse<?> incomplete(UploadOutcome outcome) {
        return UploadProblem.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "incomplete",
                        "Incomplete",
                        "The body did not come to its end, or not in time. " + soFar(outcome),
                        outcome.tally())
                .response();
    }

    private static MutableHttpResponse<?> forbidden(UploadOutcome outcome, long line, String why) {
        return UploadProblem.of(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Forbidden",
                        why + " That is the change set of line " + line + ", which is kept nowhere. " + soFar(outcome),
                        outcome.tally())
                .response();
    }

    private static MutableHttpResponse<?> unavailable(UploadOutcome outcome, String why) {
        return UploadProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "Can't be kept now",
                        why + " " + soFar(outcome),
                        outcome.tally())
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    private static MutableHttpResponse<?> unknown(UploadOutcome outcome, Lines lines, String why) {
        return UploadProblem.of(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "outcome-unknown",
                        "Outcome unknown",
                        why + " " + uncertain(lines) + soFar(outcome),
                        outcome.tally())
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    private static String uncertain(Lines lines) {
        return lines.first() == lines.last()
                ? "The change set of line " + lines.first() + " may be logged or not. "
                : "Of the change sets of lines " + lines.first() + " to " + lines.last()
                        + ", which were under way, each may be logged or not. ";
    }

    private static String decided(Tally tally) {
        return "The lines up to " + tally.decidedLines() + " are decided, with " + tally.changeSets()
                + (tally.spooled() == 0
                        ? " logged change sets, which stay logged, and "
                        : " accepted change sets, which stay accepted, and ")
                + tally.refused() + " rejected. ";
    }

    private static String soFar(UploadOutcome outcome) {
        return decided(outcome.tally())
                + switch (outcome.names().repetition()) {
                    case BY_KEY -> "It is safe to repeat the whole request with the same Idempotency-Key.";
                    case BY_POSITION ->
                        "It is safe to repeat the whole request: its change sets are known by their nextlsn.";
                    case NOT_SAFE ->
                        "Send only what comes after: change sets without nextlsn would have their effect twice. An"
                                + " Idempotency-Key makes it safe to repeat all.";
                };
    }
}
