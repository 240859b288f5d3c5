package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.face.body.Rest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import java.io.IOException;

/// The body that a request brings.
sealed interface Brought {

    @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
    record Whole(byte[] bytes) implements Brought {}

    /// More than may be; none of it is kept.
    ///
    /// @param toEnd whether its end was seen
    record TooLarge(boolean toEnd) implements Brought {}

    /// Reads a body, or passes over it where it is too large: so a sender who writes before it reads gets to see its
    /// answer.
    ///
    /// @param most how many bytes it may have
    /// @param passedOver about how many are passed over at the most
    /// @throws IOException where the sender goes away
    static Brought read(ServerHttpRequest<?> request, int most, long passedOver) throws IOException {
        var body = request.byteBody();
        var announced = body.expectedLength().orElse(0);
        try (var stream = body.toInputStream()) {
            if (announced <= most) {
                var bytes = stream.readNBytes(most + 1);
                if (bytes.length <= most) {
                    return new Whole(bytes);
                }
            }
            return new TooLarge(Rest.passOver(stream, passedOver).toEnd());
        }
    }

    /// The answer to the request; the connection is closed behind one to a body whose end was not seen.
    default <T> MutableHttpResponse<T> answer(MutableHttpResponse<T> response) {
        return switch (this) {
            case Whole _ -> response;
            case TooLarge(var toEnd) -> toEnd ? response : response.header(HttpHeaders.CONNECTION, "close");
        };
    }
}
