package dev.gatekeeper.changeset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bytes of a change set, or of what was meant to be one, as they came.
///
/// @param bytes all of it, or its beginning where it was too large to keep; not to be modified
/// @param length how many bytes it had, or was announced to have; more than `bytes` holds where only the beginning
///     is kept
/// @param contentType as the sender said it; null where nothing was said
@SuppressWarnings("ArrayRecordComponent") // Compared by content below; copying megabytes would buy nothing.
public record Payload(byte[] bytes, long length, @Nullable String contentType) {

    /// How much is kept of a payload that is too large to be kept whole.
    public static final int EXCERPT_BYTES = 64 * 1024;

    /// Never fed, only cloned: to look a digest up takes longer than to digest a small payload.
    private static final MessageDigest SHA_256 = sha256Unused();

    public static Payload whole(byte[] bytes, @Nullable String contentType) {
        return new Payload(bytes, bytes.length, contentType);
    }

    /// Whether all of it is kept.
    public boolean isWhole() {
        return bytes.length >= length;
    }

    /// The beginning of the payload, [#EXCERPT_BYTES] at the most.
    public Payload excerpt() {
        return bytes.length <= EXCERPT_BYTES
                ? this
                : new Payload(Arrays.copyOf(bytes, EXCERPT_BYTES), length, contentType);
    }

    /// The SHA-256 of the bytes that are kept, in lower-case hexadecimal.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) SHA_256.clone()).digest(bytes));
        } catch (CloneNotSupportedException everyJvmClonesIt) {
            throw new IllegalStateException(everyJvmClonesIt);
        }
    }

    private static MessageDigest sha256Unused() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /// The bytes as text, where they are UTF-8 to the last byte and hold no control characters but white space: others
    /// take six bytes of JSON each, and base64 is shorter then.
    public Optional<String> text() {
        for (var octet : bytes) {
            if (octet >= 0 && octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload(var otherBytes, var otherLength, var otherType)
                && Arrays.equals(bytes, otherBytes)
                && length == otherLength
                && Objects.equals(contentType, otherType);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Never the content: it may be somebody's row.
    @Override
    public String toString() {
        return "Payload[" + length + " bytes of " + contentType + "]";
    }
}
