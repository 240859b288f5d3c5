package dev.gatekeeper.access.connection;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.DecoderResult;
import java.util.Optional;

/// Why a request is refused for its head alone. Another server on its way may have understood that head otherwise, so
/// nothing that comes after it on the connection is looked at.
public enum HeadFlaw {
    NO_HOST(HttpStatus.BAD_REQUEST, "A request of HTTP/1.1 names the host that it is meant for: send the header Host."),
    MANY_HOSTS(HttpStatus.BAD_REQUEST, "A request is meant for one host: send the header Host once."),
    BAD_HOST(HttpStatus.BAD_REQUEST, "The header Host is a host's name or address, and a port where there is one."),
    NOT_CHUNKED(
            HttpStatus.BAD_REQUEST,
            "Transfer-Encoding ends with chunked, and has it once: else nobody can tell where the body ends."),
    HIDDEN_BODY(
            HttpStatus.BAD_REQUEST,
            "Sec-WebSocket-Key1 and Key2 announce a body of which no length tells: leave them out."),
    UNKNOWN_CODING(
            HttpStatus.NOT_IMPLEMENTED,
            "The one transfer coding that is undone here is chunked: compress a body by Content-Encoding."),
    UNKNOWN_EXPECTATION(
            HttpStatus.EXPECTATION_FAILED, "The one expectation that is met here is 100-continue: leave Expect out.");

    private final HttpStatus status;
    private final String detail;

    HeadFlaw(HttpStatus status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /// Why a request is answered as one that can't be read. Empty where it is answered otherwise, or could not even be
    /// taken apart.
    public static Optional<HeadFlaw> of(HttpRequest<?> request, HttpResponse<?> answer) {
        return answer.code() == HttpStatus.BAD_REQUEST.getCode()
                        && request instanceof NettyHttpRequest<?> netty
                        && netty.getNativeRequest().decoderResult().cause() instanceof Refusal refusal
                ? Optional.of(refusal.flaw)
                : Optional.empty();
    }

    /// What is answered.
    public HttpStatus status() {
        return status;
    }

    /// How to mend it: a sentence.
    public String detail() {
        return detail;
    }

    /// Of a head that could be taken apart, and is not to be read for all that.
    DecoderResult result() {
        return DecoderResult.failure(new Refusal(this));
    }

    private static final class Refusal extends Exception {

        private static final long serialVersionUID = 1;

        private final HeadFlaw flaw;

        Refusal(HeadFlaw flaw) {
            super(flaw.detail, null, false, false);
            this.flaw = flaw;
        }
    }
}
