package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one document of format 1 from its first token to its last.
final class DocumentReader {

    private final JsonTokens tokens;
    private final Objections objections;
    private final ScalarReader scalars;
    private final ParserSettings settings;

    private final List<Change> changes = new ArrayList<>();
    private @Nullable String nextLsn;

    DocumentReader(ScalarReader scalars, ParserSettings settings) {
        this.scalars = scalars;
        this.settings = settings;
        tokens = scalars.tokens();
        objections = scalars.objections();
    }

    /// Reads all of the document. What comes back is whole only where nothing was objected to.
    ChangeSet read() throws RefusedException {
        tokens.value();
        if (scalars.isObject()) {
            var members = new Members();
            while (members.next(tokens)) {
                readMember(members.current());
            }
            members.check(Shape.DOCUMENT, () -> "", objections);
        }
        tokens.endText();
        return new ChangeSet(changes, Optional.ofNullable(nextLsn));
    }

    private void readMember(@Nullable Key key) throws RefusedException {
        switch (key) {
            case XID -> scalars.integer(0, ScalarReader.MOST_UNSIGNED);
            case NEXTLSN -> nextLsn = scalars.lsn();
            case TIMESTAMP -> scalars.anyString();
            case ORIGIN -> scalars.integer(0, ScalarReader.MOST_ORIGIN);
            case CHANGE -> readChanges();
            case null, default -> tokens.skip();
        }
    }

    private void readChanges() throws RefusedException {
        if (!scalars.isList()) {
            return;
        }
        for (int index = 0; tokens.nextElement(); index++) {
            var change = new ChangeReader(scalars, settings, index).read();
            if (change != null) {
                changes.add(change);
            }
        }
    }
}
