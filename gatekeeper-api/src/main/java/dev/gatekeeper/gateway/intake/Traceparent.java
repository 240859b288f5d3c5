package dev.gatekeeper.gateway.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/// W3C Trace Context, where it is well-formed; what is not is left out, as the standard asks.
final class Traceparent {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    static Optional<String> of(Optional<String> header) {
        return header.filter(text -> FORM.matcher(text).matches());
    }
}
