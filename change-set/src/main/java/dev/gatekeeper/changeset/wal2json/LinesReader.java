package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.JsonPointer;
import java.nio.CharBuffer;

/// Reads a payload of format 2, line by line.
final class LinesReader {

    private final Objections objections;
    private final ParserSettings settings;
    private final TransactionReader transaction;

    LinesReader(Objections objections, ParserSettings settings) {
        this.objections = objections;
        this.settings = settings;
        transaction = new TransactionReader(objections);
    }

    /// Reads all lines; blank ones tell nothing. What comes back is whole only where nothing was objected to.
    ChangeSet read(CharBuffer payload) throws RefusedException {
        int number = 0;
        for (int start = payload.position(); start < payload.limit(); number++) {
            int end = start;
            while (end < payload.limit() && payload.get(end) != '\n') {
                end++;
            }
            var line = payload.duplicate().position(start).limit(end);
            if (!JsonTokens.isBlank(line)) {
                readLine(line, number);
            }
            start = end + 1;
        }
        return transaction.end();
    }

    private void readLine(CharBuffer line, int number) throws RefusedException {
        var pointer = JsonPointer.element("", number);
        try (var tokens = new JsonTokens(line, pointer, number)) {
            transaction.take(new TupleReader(tokens, objections, settings, pointer).read(), pointer);
        }
    }
}
