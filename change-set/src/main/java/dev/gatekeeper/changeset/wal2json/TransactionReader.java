package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.ViolationCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the tuples of one payload together, and objects to those that don't belong together. All of one
/// transaction do, from its B to its C; without these, one tuple alone does, or truncates that bear one LSN.
final class TransactionReader {

    private final Objections objections;
    private final List<Change> changes = new ArrayList<>();
    private final Set<TableName> truncated = new LinkedHashSet<>();
    private State state = State.NOTHING_READ;
    private int beginning;
    private Tuple.@Nullable Begin begin;
    private Optional<String> nextLsn = Optional.empty();
    private Optional<String> truncateLsn = Optional.empty();

    private enum State {
        NOTHING_READ,
        INSIDE,
        ENDED,
        ALONE
    }

    TransactionReader(Objections objections) {
        this.objections = objections;
    }

    /// @param line its number in the payload, from 0
    void take(Tuple tuple, int line) {
        switch (tuple) {
            case Tuple.Begin read -> {
                endTruncate();
                begin(line);
                begin = read;
                nextLsn = read.nextLsn();
            }
            case Tuple.Commit read -> {
                endTruncate();
                commit(read, line);
            }
            case Tuple.Changed(var change, var lsn) -> {
                if (change instanceof Change.Truncate truncate) {
                    truncate(truncate, lsn, line);
                } else {
                    change(line);
                    endTruncate();
                    changes.add(change);
                }
            }
            case Tuple.Flawed(var action) -> flawed(action, line);
        }
    }

    /// What the tuples are together, after objecting to what is missing.
    ChangeSet end() {
        endTruncate();
        if (state == State.INSIDE) {
            objections.object(
                    ViolationCode.INCOMPLETE_TRANSACTION,
                    () -> at(beginning),
                    () -> "This transaction has no end; send all of its lines, from B to C.");
        }
        return new ChangeSet(changes, nextLsn);
    }

    private void begin(int line) {
        switch (state) {
            case NOTHING_READ -> {
                state = State.INSIDE;
                beginning = line;
            }
            case INSIDE -> outOfPlace(line, "A transaction begins before the one in front of it has ended");
            case ENDED -> afterTheEnd(line);
            case ALONE -> notAlone(line);
        }
    }

    private void commit(Tuple.Commit commit, int line) {
        if (state == State.INSIDE && begin != null) {
            checkIsOfOneTransaction(begin, commit, line);
        }
        nextLsn = nextLsn.or(commit::nextLsn);
        end(line);
    }

    private void end(int line) {
        switch (state) {
            case NOTHING_READ -> {
                state = State.ENDED;
                outOfPlace(line, "A transaction ends that has not begun");
            }
            case INSIDE -> state = State.ENDED;
            case ENDED -> afterTheEnd(line);
            case ALONE -> notAlone(line);
        }
    }

    private void change(int line) {
        switch (state) {
            case NOTHING_READ -> state = State.ALONE;
            case INSIDE -> {}
            case ENDED -> afterTheEnd(line);
            case ALONE -> notAlone(line);
        }
    }

    private void truncate(Change.Truncate truncate, Optional<String> lsn, int line) {
        var joins = !truncated.isEmpty() && truncateLsn.equals(lsn);
        if (!joins) {
            change(line);
            endTruncate();
            truncateLsn = lsn;
        }
        truncated.addAll(truncate.tables());
    }

    private void endTruncate() {
        if (!truncated.isEmpty()) {
            changes.add(new Change.Truncate(List.copyOf(truncated)));
            truncated.clear();
        }
    }

    /// Where the action is known its place counts all the same.
    private void flawed(Optional<Action> action, int line) {
        endTruncate();
        if (action.isEmpty()) {
            state = state == State.NOTHING_READ ? State.ALONE : state;
            return;
        }
        switch (action.get()) {
            case BEGIN -> begin(line);
            case COMMIT -> end(line);
            case INSERT, UPDATE, DELETE, TRUNCATE, MESSAGE -> change(line);
        }
    }

    /// Lines that went missing between two transactions would make one of them.
    private void checkIsOfOneTransaction(Tuple.Begin begin, Tuple.Commit commit, int line) {
        var otherXid = begin.xid().isPresent()
                && commit.xid().isPresent()
                && begin.xid().getAsLong() != commit.xid().getAsLong();
        var otherLsn = begin.nextLsn().isPresent()
                && commit.nextLsn().isPresent()
                && !begin.nextLsn().equals(commit.nextLsn());
        if (otherXid || otherLsn) {
            objections.object(
                    ViolationCode.BAD_VALUE,
                    () -> JsonPointer.member(at(line), (otherXid ? Key.XID : Key.NEXTLSN).text()),
                    () -> "This is the end of another transaction than the one that began; send all lines of both.");
        }
    }

    private void afterTheEnd(int line) {
        outOfPlace(line, "This follows the transaction's end");
    }

    private void notAlone(int line) {
        outOfPlace(line, "Without B and C only truncates of one LSN stand together");
    }

    private void outOfPlace(int line, String what) {
        objections.object(
                ViolationCode.OUT_OF_PLACE,
                () -> at(line),
                () -> what + "; send the lines of one transaction, from B to C, or one tuple alone.");
    }

    private static String at(int line) {
        return JsonPointer.element("", line);
    }
}
