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
    private @Nullable String beginning;
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

    /// @param pointer the line's
    void take(Tuple tuple, String pointer) {
        switch (tuple) {
            case Tuple.Begin read -> {
                endTruncate();
                begin(pointer);
                begin = read;
                nextLsn = read.nextLsn();
            }
            case Tuple.Commit read -> {
                endTruncate();
                commit(read, pointer);
            }
            case Tuple.Changed(var change, var lsn) -> {
                if (change instanceof Change.Truncate truncate) {
                    truncate(truncate, lsn, pointer);
                } else {
                    change(pointer);
                    endTruncate();
                    changes.add(change);
                }
            }
            case Tuple.Flawed(var action) -> flawed(action, pointer);
        }
    }

    /// What the tuples are together, after objecting to what is missing.
    ChangeSet end() {
        endTruncate();
        if (state == State.INSIDE && beginning != null) {
            var pointer = beginning;
            objections.object(
                    ViolationCode.INCOMPLETE_TRANSACTION,
                    () -> pointer,
                    () -> "This transaction has no end; send all of its lines, from B to C.");
        }
        return new ChangeSet(changes, nextLsn);
    }

    private void begin(String pointer) {
        switch (state) {
            case NOTHING_READ -> {
                state = State.INSIDE;
                beginning = pointer;
            }
            case INSIDE -> outOfPlace(pointer, "A transaction begins before the one in front of it has ended");
            case ENDED -> afterTheEnd(pointer);
            case ALONE -> notAlone(pointer);
        }
    }

    private void commit(Tuple.Commit commit, String pointer) {
        if (state == State.INSIDE && begin != null) {
            checkIsOfOneTransaction(begin, commit, pointer);
        }
        nextLsn = nextLsn.or(commit::nextLsn);
        end(pointer);
    }

    private void end(String pointer) {
        switch (state) {
            case NOTHING_READ -> {
                state = State.ENDED;
                outOfPlace(pointer, "A transaction ends that has not begun");
            }
            case INSIDE -> state = State.ENDED;
            case ENDED -> afterTheEnd(pointer);
            case ALONE -> notAlone(pointer);
        }
    }

    private void change(String pointer) {
        switch (state) {
            case NOTHING_READ -> state = State.ALONE;
            case INSIDE -> {}
            case ENDED -> afterTheEnd(pointer);
            case ALONE -> notAlone(pointer);
        }
    }

    private void truncate(Change.Truncate truncate, Optional<String> lsn, String pointer) {
        var joins = !truncated.isEmpty() && truncateLsn.equals(lsn);
        if (!joins) {
            change(pointer);
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
    private void flawed(Optional<Action> action, String pointer) {
        endTruncate();
        if (action.isEmpty()) {
            state = state == State.NOTHING_READ ? State.ALONE : state;
            return;
        }
        switch (action.get()) {
            case BEGIN -> begin(pointer);
            case COMMIT -> end(pointer);
            case INSERT, UPDATE, DELETE, TRUNCATE, MESSAGE -> change(pointer);
        }
    }

    /// Lines that went missing between two transactions would make one of them.
    private void checkIsOfOneTransaction(Tuple.Begin begin, Tuple.Commit commit, String pointer) {
        var otherXid = begin.xid().isPresent()
                && commit.xid().isPresent()
                && begin.xid().getAsLong() != commit.xid().getAsLong();
        var otherLsn = begin.nextLsn().isPresent()
                && commit.nextLsn().isPresent()
                && !begin.nextLsn().equals(commit.nextLsn());
        if (otherXid || otherLsn) {
            objections.object(
                    ViolationCode.BAD_VALUE,
                    () -> JsonPointer.member(pointer, (otherXid ? Key.XID : Key.NEXTLSN).text()),
                    () -> "This is the end of another transaction than the one that began; send all lines of both.");
        }
    }

    private void afterTheEnd(String pointer) {
        outOfPlace(pointer, "This follows the transaction's end");
    }

    private void notAlone(String pointer) {
        outOfPlace(pointer, "Without B and C only truncates of one LSN stand together");
    }

    private void outOfPlace(String pointer, String what) {
        objections.object(
                ViolationCode.OUT_OF_PLACE,
                () -> pointer,
                () -> what + "; send the lines of one transaction, from B to C, or one tuple alone.");
    }
}
