package dev.gatekeeper.access.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What [RFC 9112](https://www.rfc-editor.org/rfc/rfc9112) and 9110 ask of a request's head that the codec does not
/// hold it to: one host, one transfer coding, one expectation, and no body but by these. That a length and a transfer
/// coding don't go together, and that a length is one number from HTTP/1.1 on, are the codec's own rules. For an
/// ordinary head, four headers are looked up.
final class HeadRules {

    /// What RFC 3986 has in hosts and ports.
    private static final BitSet OF_HOSTS = ofHosts();

    private HeadRules() {}

    /// The first rule that a head breaks.
    static Optional<HeadFlaw> broken(HttpRequest head) {
        var headers = head.headers();
        var ofHost = hosts(headers, head.protocolVersion());
        if (ofHost.isPresent()) {
            return ofHost;
        }
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            var ofCodings = codings(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING));
            if (ofCodings.isPresent()) {
                return ofCodings;
            }
        }
        if (headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY1)) { // By which the codec takes eight bytes for a body.
            return Optional.of(HeadFlaw.HIDDEN_BODY);
        }
        return headers.contains(HttpHeaderNames.EXPECT)
                ? expectation(headers.getAll(HttpHeaderNames.EXPECT), head.protocolVersion())
                : Optional.empty();
    }

    /// Whether where its body ends may be seen otherwise by others, without any rule broken: before HTTP/1.1 the codec
    /// takes the first of many lengths, and drops the rest.
    static boolean mayEndElsewhere(HttpRequest head) {
        return head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0
                && head.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
    }

    private static Optional<HeadFlaw> expectation(List<String> expected, HttpVersion version) {
        // HTTP/1.0 has no expectations, so that they mean nothing there.
        return version.equals(HttpVersion.HTTP_1_0)
                        || expected.stream().allMatch(HttpHeaderValues.CONTINUE::contentEqualsIgnoreCase)
                ? Optional.empty()
                : Optional.of(HeadFlaw.UNKNOWN_EXPECTATION);
    }

    private static Optional<HeadFlaw> hosts(HttpHeaders headers, HttpVersion version) {
        var hosts = headers.valueCharSequenceIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            return version.equals(HttpVersion.HTTP_1_0) ? Optional.empty() : Optional.of(HeadFlaw.NO_HOST);
        }
        var host = hosts.next();
        if (hosts.hasNext()) {
            return Optional.of(HeadFlaw.MANY_HOSTS);
        }
        return isHost(host) ? Optional.empty() : Optional.of(HeadFlaw.BAD_HOST);
    }

    private static boolean isHost(CharSequence host) {
        for (var at = 0; at < host.length(); at++) {
            if (!OF_HOSTS.get(host.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<HeadFlaw> codings(List<String> fields) {
        var codings = Arrays.stream(String.join(",", fields).split(",", -1))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty())
                .toList();
        var chunked = codings.stream().filter(HeadRules::isChunked).count();
        if (chunked != 1 || !isChunked(codings.getLast())) {
            return Optional.of(HeadFlaw.NOT_CHUNKED);
        }
        return codings.size() == 1 ? Optional.empty() : Optional.of(HeadFlaw.UNKNOWN_CODING);
    }

    private static boolean isChunked(String coding) {
        return HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(coding);
    }

    private static BitSet ofHosts() {
        var characters = new BitSet(128);
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%!$&'()*+,;=:[]"
                .chars()
                .forEach(characters::set);
        return characters;
    }
}
