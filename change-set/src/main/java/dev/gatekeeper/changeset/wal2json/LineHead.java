package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Format;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What can be told of a line without parsing it. Any bytes will do; where they are not JSON, what stands before the
/// fault counts.
///
/// @param format 2 where the object has a member `action`, in plain letters and at its top; else 1
/// @param action null in format 1, and for an action that does not exist
/// @param lsn of a truncate, as it is written; else null
record LineHead(
        Format format, @Nullable Action action, @Nullable String lsn) {

    private static final LineHead OF_FORMAT_1 = new LineHead(Format.WAL2JSON_1, null, null);
    private static final LineHead OF_NO_ACTION = new LineHead(Format.WAL2JSON_2, null, null);

    private static final byte[] ACTION = ascii("action");
    private static final byte[] CHANGE = ascii("change");
    private static final byte[] LSN = ascii("lsn");

    static LineHead of(byte[] line) {
        var members = new MemberScan(line);
        while (members.next()) {
            if (members.isNamed(ACTION)) {
                return ofFormat2(members);
            }
            if (members.isNamed(CHANGE)) {
                return OF_FORMAT_1;
            }
        }
        return OF_FORMAT_1;
    }

    boolean is(Action other) {
        return action == other;
    }

    private static LineHead ofFormat2(MemberScan members) {
        var action = members.string(Action.WORDS);
        if (action == null) {
            return OF_NO_ACTION;
        }
        var lsn = switch (action) {
            case TRUNCATE -> members.find(LSN);
            case BEGIN, COMMIT, INSERT, UPDATE, DELETE, MESSAGE -> null;
        };
        return new LineHead(Format.WAL2JSON_2, action, lsn);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
