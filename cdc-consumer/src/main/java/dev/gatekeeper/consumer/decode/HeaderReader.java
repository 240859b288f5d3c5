package dev.gatekeeper.consumer.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Reads a record's headers and notes what is wrong with them. Where a header stands twice, the last counts.
///
/// @param flaws sentences are added here
record HeaderReader(Headers headers, List<String> flaws) {

    <T> @Nullable T required(String name, Function<String, T> parse) {
        var text = optional(name);
        if (text == null) {
            flaws.add("The header " + name + " is missing, or not UTF-8.");
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            flaws.add("The header " + name + " is malformed.");
            return null;
        }
    }

    @Nullable
    String optional(String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        return text(header.value());
    }

    private static @Nullable String text(byte[] bytes) {
        for (var octet : bytes) {
            if (octet < 0) {
                return decoded(bytes);
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
    }
}
