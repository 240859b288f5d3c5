package dev.gatekeeper.faults.reference;

import static dev.gatekeeper.faults.reference.Posts.STREAM;
import static dev.gatekeeper.faults.workload.Schema.ACCOUNT;
import static dev.gatekeeper.faults.workload.Schema.ENTRY;
import static dev.gatekeeper.faults.workload.Schema.EVENT;
import static dev.gatekeeper.faults.workload.Schema.LINE;
import static dev.gatekeeper.faults.workload.Schema.PURCHASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.faults.load.Place;
import dev.gatekeeper.faults.load.Post;
import dev.gatekeeper.faults.workload.Op;
import dev.gatekeeper.faults.workload.Row;
import dev.gatekeeper.faults.workload.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Row KEY = Row.of("stream", STREAM).with("id", "1");
    private static final Row ENTRY_ROW =
            Row.of("stream", STREAM).with("number", "1").with("amount", "5");
    private static final Row EVENT_ROW =
            Row.of("stream", STREAM).with("kind", "came").with("n", "1");

    private final Reference reference = new Reference();
    private int offset;

    @Test
    void whatComesAgainHasNoEffectAndIsCounted() {
        var post = post(1, "k", new Op.Insert(EVENT, EVENT_ROW));
        apply(post, post, post);

        assertThat(reference.rows(STREAM, EVENT)).hasSize(1);
        assertThat(fate(post).repeats()).isEqualTo(2);
        assertThat(fate(post).place()).isEqualTo(new Place(0, 0));
    }

    @Test
    void anotherPayloadUnderAnAppliedIdIsRejected() {
        var first = post(1, "k", new Op.Insert(EVENT, EVENT_ROW));
        var second = post(2, "k", new Op.Delete(EVENT, EVENT_ROW));
        apply(first, second);

        assertThat(reference.rows(STREAM, EVENT)).hasSize(1);
        assertThat(reference.rejections().get(second.name())).containsExactly("idempotency-key-reused");
        assertThat(fate(first).post()).isEqualTo(first);
    }

    @Test
    void anotherPayloadUnderARejectedIdIsTriedAnew() {
        var first = post(1, "k", new Op.Insert("nowhere", KEY));
        var second = post(2, "k", new Op.Insert(EVENT, EVENT_ROW));
        apply(first, second);

        assertThat(reference.rows(STREAM, EVENT)).hasSize(1);
        assertThat(reference.rejections().get(first.name())).containsExactly("unknown-table");
        assertThat(fate(first).post()).isEqualTo(second);
    }

    @Test
    void aRejectedChangeSetLeavesEverythingAsItWas() {
        apply(post(
                1,
                "before",
                new Op.Insert(ACCOUNT, KEY.with("balance", "1")),
                new Op.Insert(EVENT, EVENT_ROW),
                new Op.Insert(EVENT, EVENT_ROW)));
        apply(post(
                2,
                "bad",
                new Op.Update(ACCOUNT, Row.of("note", "x"), KEY),
                new Op.Delete(EVENT, EVENT_ROW),
                new Op.Insert(ACCOUNT, KEY.with("id", "2").with("balance", "1")),
                new Op.Insert(ACCOUNT, KEY.with("id", "3").with("balance", "-1"))));

        assertThat(reference.rows(STREAM, ACCOUNT))
                .containsExactly(KEY.with("balance", "1")
                        .with("note", "new")
                        .with("amount", null)
                        .with("open", null)
                        .with("seen", null));
        assertThat(reference.rows(STREAM, EVENT)).containsExactly(EVENT_ROW, EVENT_ROW);
    }

    @Test
    void anInsertThatFindsItsKeyTakenOverwritesWhatItSays() {
        var post = post(
                1,
                "k",
                new Op.Insert(ACCOUNT, KEY.with("balance", "1").with("note", "kept")),
                new Op.Insert(ACCOUNT, KEY.with("balance", "2")),
                new Op.Update(ACCOUNT, KEY.with("id", "9"), KEY),
                new Op.Update(ACCOUNT, KEY, KEY),
                new Op.Delete(ACCOUNT, KEY.with("id", "8")),
                new Op.Message("word"));
        apply(post);

        assertThat(reference.rows(STREAM, ACCOUNT))
                .singleElement()
                .satisfies(row -> assertThat(row.values())
                        .containsEntry("id", "9")
                        .containsEntry("balance", "2")
                        .containsEntry("note", "kept"));
        assertThat(fate(post).verdict()).isEqualTo(new Verdict.Applied(new Counts(2, 1, 0, 1, 1, 2)));
    }

    @Test
    void anOutcomeMayDependOnWhatCameBefore() {
        var once = post(1, "a", new Op.Insert(ENTRY, ENTRY_ROW));
        var taken = post(2, "b", new Op.Insert(ENTRY, ENTRY_ROW));
        var moved = post(
                3,
                "c",
                new Op.Delete(ENTRY, ENTRY_ROW.only(List.of("stream", "number"))),
                new Op.Insert(ENTRY, ENTRY_ROW));
        var childFirst = post(
                4,
                "d",
                new Op.Insert(
                        LINE, Row.of("stream", STREAM).with("purchase", "1").with("line", "1")),
                new Op.Insert(PURCHASE, KEY.with("state", "taken")));
        var orphan = post(5, "e", new Op.Delete(PURCHASE, KEY));
        apply(once, taken, moved, childFirst, orphan);

        assertThat(fate(once).verdict()).isInstanceOf(Verdict.Applied.class);
        assertThat(fate(taken).verdict()).isEqualTo(new Verdict.Rejected("duplicate-key"));
        assertThat(fate(moved).verdict()).isInstanceOf(Verdict.Applied.class);
        assertThat(fate(childFirst).verdict()).isInstanceOf(Verdict.Applied.class);
        assertThat(fate(orphan).verdict()).isEqualTo(new Verdict.Rejected("foreign-key"));
    }

    @Test
    void theWorkloadMeetsEveryVerdict() {
        Posts.random(2_000).forEach(this::apply);

        var codes = new HashSet<String>();
        reference.rejections().values().forEach(codes::addAll);
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        "not-null",
                        "check-constraint",
                        "unknown-column",
                        "unknown-table",
                        "duplicate-key",
                        "foreign-key");
        assertThat(reference.rows(STREAM, Schema.JOURNAL)).hasSizeGreaterThan(1_500);
    }

    private static Post post(int number, String key, Op... ops) {
        return Posts.of(number, key, List.of(ops));
    }

    private void apply(Post... posts) {
        for (var post : posts) {
            reference.apply(post, new Place(0, offset++));
        }
    }

    private Fate fate(Post post) {
        return Objects.requireNonNull(reference.ledger().get(post.id()));
    }
}
