package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import java.nio.charset.StandardCharsets;

/// What to throw where a payload is not JSON as it has to be.
final class JsonFault {

    private JsonFault() {}

    /// Where a byte is not UTF-8, that is what is wrong; else what was found at `at`.
    ///
    /// @param what is wrong there, as a clause
    static RefusedException at(byte[] payload, int at, String pointer, String what) {
        int flaw = StrictUtf8.flaw(payload, 0, payload.length);
        if (flaw >= 0) {
            return refused(
                    ViolationCode.NOT_UTF8,
                    "",
                    "The byte 0x%02x at offset %d is not UTF-8; send the document in UTF-8."
                            .formatted(payload[flaw], flaw));
        }
        int lines = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            if (payload[i] == '\n') {
                lines++;
                start = i + 1;
            }
        }
        int column = 1 + new String(payload, start, at - start, StandardCharsets.UTF_8).length();
        var where = "(line " + lines + ", column " + column + ")";
        var early = at == payload.length ? "the text ends too early; " : "";
        return refused(ViolationCode.NOT_JSON, pointer, "This is not JSON " + where + ": " + early + what + ".");
    }

    /// Why a string can't go on at `at`, as a clause.
    static String ofString(byte[] payload, int at) {
        if (at == payload.length) {
            return "a string has no closing quote";
        }
        return payload[at] == '\\'
                ? "there is no such escape; write a backslash as two"
                : "a control character stands in a string; write it as an escape";
    }

    static RefusedException duplicateKey(String pointer) {
        return refused(
                ViolationCode.DUPLICATE_KEY, pointer, "This key stands twice in its object; keep one of the two.");
    }

    static RefusedException tooDeep(String base) {
        return refused(
                ViolationCode.TOO_DEEP,
                base,
                "Arrays and objects are nested more than " + JsonTokens.MOST_DEPTH
                        + " levels deep; a change set needs five.");
    }

    static RefusedException empty() {
        return refused(
                ViolationCode.NOT_JSON, "", "The document is empty; send a change set, such as {\"change\":[]}.");
    }

    private static RefusedException refused(ViolationCode code, String pointer, String message) {
        return new RefusedException(new Violation(code, pointer, message));
    }
}
