package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.ChangeSet;

/// Reads a payload of format 2, line by line.
final class LinesReader {

    private final ScalarReader scalars;
    private final ParserSettings settings;
    private final TransactionReader transaction;

    LinesReader(ScalarReader scalars, ParserSettings settings) {
        this.scalars = scalars;
        this.settings = settings;
        transaction = new TransactionReader(scalars.objections());
    }

    /// Reads the current line and all that follow. What comes back is whole only where nothing was objected to.
    ChangeSet read() throws RefusedException {
        var tokens = scalars.tokens();
        do {
            transaction.take(
                    new TupleReader(scalars, settings).read(), tokens.place().line());
        } while (tokens.place().nextText());
        return transaction.end();
    }
}
