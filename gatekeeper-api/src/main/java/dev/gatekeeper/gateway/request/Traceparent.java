package dev.gatekeeper.gateway.request;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;
import java.util.regex.Pattern;

/// W3C Trace Context, where it is well-formed; what is not is left out, as the standard asks.
final class Traceparent {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    /// This gateway's own span where requests are traced, else what the sender says.
    static Optional<String> of(Optional<String> header) {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of(text(span))
                : header.filter(text -> FORM.matcher(text).matches());
    }

    private static String text(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }
}
