package dev.gatekeeper.faults.workload;

import static dev.gatekeeper.faults.workload.Schema.ACCOUNT;
import static dev.gatekeeper.faults.workload.Schema.ENTRY;
import static dev.gatekeeper.faults.workload.Schema.EVENT;
import static dev.gatekeeper.faults.workload.Schema.JOURNAL;
import static dev.gatekeeper.faults.workload.Schema.JOURNAL_NUMBER;
import static dev.gatekeeper.faults.workload.Schema.LINE;
import static dev.gatekeeper.faults.workload.Schema.PURCHASE;
import static dev.gatekeeper.faults.workload.Schema.STREAM;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes the change sets of one stream. Each depends on the random numbers it is given and on nothing else,
/// so whatever becomes of the posts before it, a stream's change set of a number is the same for a seed. Few
/// keys are used, so that change sets meet on the same rows all the time. Used by one thread.
public final class ChangeSetMaker {

    private static final int KEYS = 12;
    private static final String ODD_TEXT = "quote ' \" \\ tab \t ünï 漢字 😀 $1 ;";

    private final String stream;
    private final int number;
    private final RandomGenerator random;

    private ChangeSetMaker(String stream, int number, RandomGenerator random) {
        this.stream = stream;
        this.number = number;
        this.random = random;
    }

    /// @param number the change set's number in its stream; its journal row bears it
    public static List<Op> make(String stream, int number, RandomGenerator random) {
        return new ChangeSetMaker(stream, number, random).make();
    }

    private List<Op> make() {
        var ops = new ArrayList<Op>();
        var size = random.nextInt(100) < 3 ? random.nextInt(60, 200) : random.nextInt(6);
        for (var at = 0; at < size; at++) {
            ops.add(change());
        }
        ops.add(random.nextInt(ops.size() + 1), journal());
        if (random.nextInt(100) < 8) {
            ops.add(random.nextInt(ops.size() + 1), poison());
        }
        return List.copyOf(ops);
    }

    /// The mark that every change set leaves, and a rejected one must not.
    private Op journal() {
        return new Op.Insert(
                JOURNAL, row(JOURNAL_NUMBER, number).with("what", random.nextInt(4) == 0 ? ODD_TEXT : null));
    }

    private Op change() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> new Op.Insert(ACCOUNT, account());
            case 4, 5, 6, 7 -> new Op.Update(ACCOUNT, part(), row("id", key()));
            case 8 -> new Op.Update(ACCOUNT, row("id", key()).overlaidBy(part()), row("id", key()));
            case 9, 10 -> new Op.Delete(ACCOUNT, row("id", key()));
            case 11 -> new Op.Insert(PURCHASE, row("id", key()).with("state", "taken " + number));
            case 12 -> new Op.Update(PURCHASE, Row.of("state", "at " + number), row("id", key()));
            case 13 -> random.nextBoolean() ? new Op.Delete(LINE, line()) : new Op.Insert(LINE, line());
            case 14 ->
                new Op.Insert(
                        ENTRY,
                        row("number", number * 1000 + random.nextInt(1000)).with("amount", digits()));
            case 15 -> new Op.Delete(ENTRY, row("number", random.nextInt(6)));
            case 16, 17 -> new Op.Insert(EVENT, event());
            case 18 -> random.nextBoolean() ? new Op.Delete(EVENT, event()) : new Op.Update(EVENT, event(), event());
            default -> new Op.Message("said by " + number);
        };
    }

    /// Most are refused by the database, and some of these only by what stands in the tables at the time.
    private Op poison() {
        return switch (random.nextInt(7)) {
            case 0 -> new Op.Insert(ACCOUNT, account().with("balance", null));
            case 1 -> new Op.Insert(ACCOUNT, account().with("balance", "-1"));
            case 2 -> new Op.Insert(ACCOUNT, account().with("nickname", "there is no such column"));
            case 3 -> new Op.Insert("nowhere", row("id", key()));
            case 4 -> new Op.Insert(LINE, line().with("purchase", "-" + number));
            case 5 -> new Op.Delete(PURCHASE, row("id", key()));
            default -> new Op.Insert(ENTRY, row("number", random.nextInt(6)).with("amount", digits()));
        };
    }

    private Row account() {
        return row("id", key()).with("balance", digits()).overlaidBy(part());
    }

    /// Some of an account's columns, so that what the others hold depends on what was there before.
    private Row part() {
        return switch (random.nextInt(5)) {
            case 0 -> Row.of("balance", Integer.toString(number));
            case 1 -> Row.of("note", note());
            case 2 -> Row.of("amount", random.nextInt(1_000_000) + "." + random.nextInt(10, 100));
            case 3 -> Row.of("open", Boolean.toString(random.nextBoolean())).with("note", "by " + number);
            default ->
                Row.of("seen", random.nextInt(4) == 0 ? null : "2026-11-20 10:13:13.948514")
                        .with("balance", digits());
        };
    }

    private String note() {
        return switch (random.nextInt(20)) {
            case 0 -> ODD_TEXT.repeat(500);
            case 1, 2, 3 -> ODD_TEXT;
            default -> "note " + number;
        };
    }

    private Row line() {
        return row("purchase", key()).with("line", Integer.toString(random.nextInt(3)));
    }

    private Row event() {
        return row("n", random.nextInt(3)).with("kind", random.nextBoolean() ? "came" : "went");
    }

    private Row row(String column, int value) {
        return Row.of(STREAM, stream).with(column, Integer.toString(value));
    }

    private int key() {
        return random.nextInt(KEYS);
    }

    private String digits() {
        return Long.toString(random.nextLong(0, 1L << random.nextInt(1, 62)));
    }
}
