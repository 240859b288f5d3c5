package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import com.fasterxml.jackson.core.JsonToken;
import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one document of format 1 from its first token to its last.
final class DocumentReader {

    private static final int MOST_ORIGIN = 65_535;
    private static final Pattern LSN = Pattern.compile("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}");

    private final JsonTokens tokens;
    private final Objections objections;
    private final ScalarReader scalars;
    private final ParserSettings settings;

    private final List<Change> changes = new ArrayList<>();
    private @Nullable String nextLsn;

    DocumentReader(JsonTokens tokens, Objections objections, ParserSettings settings) {
        this.tokens = tokens;
        this.objections = objections;
        this.settings = settings;
        scalars = new ScalarReader(tokens, objections);
    }

    /// Reads all of the document. What comes back is whole only where nothing was objected to.
    ChangeSet read() throws RefusedException {
        if (tokens.nextValue() == JsonToken.START_OBJECT) {
            var members = new Members();
            while (members.next(tokens)) {
                readMember(members.current());
            }
            members.check(Shape.DOCUMENT, "", objections);
        } else {
            objections.wrongType(() -> "", "an object");
            tokens.skip();
        }
        tokens.end();
        return new ChangeSet(changes, Optional.ofNullable(nextLsn));
    }

    private void readMember(@Nullable Key key) throws RefusedException {
        switch (key) {
            case XID -> scalars.integer(() -> at(XID), 0, ScalarReader.MOST_UNSIGNED);
            case NEXTLSN -> readLsn();
            case TIMESTAMP -> scalars.string(() -> at(TIMESTAMP));
            case ORIGIN -> scalars.integer(() -> at(ORIGIN), 0, MOST_ORIGIN);
            case CHANGE -> readChanges();
            case null, default -> tokens.skip();
        }
    }

    private void readLsn() throws RefusedException {
        var before = objections.mark();
        nextLsn = scalars.string(() -> at(NEXTLSN));
        if (!objections.hasAnySince(before) && !LSN.matcher(nextLsn).matches()) {
            objections.object(
                    ViolationCode.BAD_VALUE,
                    () -> at(NEXTLSN),
                    () -> "This is no place in a write-ahead log; send two hexadecimal numbers as in 0/27F9308.");
        }
    }

    private void readChanges() throws RefusedException {
        if (tokens.current() != JsonToken.START_ARRAY) {
            objections.wrongType(() -> at(CHANGE), "a list");
            tokens.skip();
            return;
        }
        for (int index = 0; tokens.nextValue() != JsonToken.END_ARRAY; index++) {
            var change = new ChangeReader(tokens, objections, settings, index).read();
            if (change != null) {
                changes.add(change);
            }
        }
    }

    private static String at(Key key) {
        return JsonPointer.member("", key.text());
    }
}
