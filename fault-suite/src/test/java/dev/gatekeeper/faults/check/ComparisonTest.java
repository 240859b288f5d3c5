package dev.gatekeeper.faults.check;

import static dev.gatekeeper.faults.reference.Posts.STREAM;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.faults.load.Answer;
import dev.gatekeeper.faults.load.Book;
import dev.gatekeeper.faults.load.Place;
import dev.gatekeeper.faults.load.Post;
import dev.gatekeeper.faults.reference.Fate;
import dev.gatekeeper.faults.reference.Posts;
import dev.gatekeeper.faults.reference.Reference;
import dev.gatekeeper.faults.reference.StreamTables;
import dev.gatekeeper.faults.reference.Verdict;
import dev.gatekeeper.faults.workload.Row;
import dev.gatekeeper.faults.workload.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The checks must be able to fail: each test has a sink that errs in one way.
class ComparisonTest {

    private static final String TOPIC = "cdc.change-sets";

    private final List<Post> posts = Posts.random(150);
    private final Book book = new Book();
    private final Reference reference = new Reference();
    private final List<RejectionRow> rejections = new ArrayList<>();

    ComparisonTest() {
        IntStream.range(0, posts.size()).forEach(at -> {
            book.open(posts.get(at));
            reference.apply(posts.get(at), new Place(0, at));
        });
        reference
                .rejections()
                .forEach((name, codes) -> rejections.add(new RejectionRow(
                        UUID.randomUUID(),
                        name.id().toString(),
                        "sink",
                        codes.iterator().next(),
                        name.sha256(),
                        true)));
    }

    @Test
    void aSinkThatDoesAsItShouldAgrees() {
        assertThat(find(tables(posts))).isEmpty();
    }

    @Test
    void anyChangeSetThatIsLostIsMissed() {
        for (var lost : applied()) {
            var rest = new ArrayList<>(posts);
            rest.remove(lost);

            assertThat(find(tables(rest)))
                    .first()
                    .asString()
                    .isEqualTo("applied at all: " + words(lost) + " is logged, and its effect is missing.");
        }
    }

    @Test
    void anyChangeSetThatIsAppliedTwiceIsSeen() {
        for (var doubled : applied()) {
            var more = new ArrayList<>(posts);
            more.add(posts.indexOf(doubled), doubled);
            if (tables(more).equals(tables(posts))) {
                continue; // Its second time is refused by the tables themselves.
            }

            assertThat(find(tables(more)))
                    .first()
                    .asString()
                    .isEqualTo("applied once: " + words(doubled) + " was applied twice.");
        }
    }

    @Test
    void anyTwoChangeSetsThatAreSwappedAreSeen() {
        var applied = applied();
        for (var at = 1; at < applied.size(); at++) {
            var swapped = new ArrayList<>(posts);
            Collections.swap(swapped, posts.indexOf(applied.get(at - 1)), posts.indexOf(applied.get(at)));

            assertThat(find(tables(swapped))).isNotEmpty();
        }
    }

    @Test
    void anyTwoChangeSetsThatAreAppliedOtherwiseThanTheyWereAcceptedAreSeen() {
        posts.forEach(post -> book.answered(post, new Answer.Accepted(Optional.empty())));
        var applied = applied();
        assertThat(PromisedOrderCheck.find(book, observed(tables(posts), ledger(), rejections, posts.size())))
                .isEmpty();
        for (var at = 1; at < applied.size(); at++) {
            var swapped = new ArrayList<>(posts);
            Collections.swap(swapped, posts.indexOf(applied.get(at - 1)), posts.indexOf(applied.get(at)));

            assertThat(PromisedOrderCheck.find(book, observed(tables(swapped), ledger(), rejections, posts.size())))
                    .singleElement()
                    .asString()
                    .startsWith("applied in the order of the answers: " + words(applied.get(at - 1))
                            + " was accepted before");
        }
    }

    @Test
    void whatNobodyWasToldOfMayBeAppliedAtAnyTime() {
        var late = applied().getFirst();
        posts.stream()
                .filter(post -> !post.equals(late))
                .forEach(post -> book.answered(post, new Answer.Accepted(Optional.empty())));
        var last = new ArrayList<>(posts);
        last.remove(late);
        last.add(late);

        assertThat(PromisedOrderCheck.find(book, observed(tables(last), ledger(), rejections, posts.size())))
                .isEmpty();
    }

    @Test
    void theOtherTablesShowASwapAsWellAsTheJournal() {
        var swapped = new ArrayList<>(posts);
        Collections.rotate(swapped.subList(50, 100), 25);

        var withoutJournal = tables(swapped);
        withoutJournal.put(Schema.JOURNAL, reference.rows(STREAM, Schema.JOURNAL));

        assertThat(find(withoutJournal)).extracting(Discrepancy::promise).contains("rows");
    }

    @Test
    void anEffectOfWhatWasRejectedIsSeen() {
        var rejected =
                posts.stream().filter(post -> !isApplied(post)).findFirst().orElseThrow();
        var tables = tables(posts);
        var journal = new ArrayList<>(tables.getOrDefault(Schema.JOURNAL, List.of()));
        journal.add(Row.of("stream", STREAM)
                .with("number", Integer.toString(rejected.number()))
                .with("what", null));
        tables.put(Schema.JOURNAL, journal);

        assertThat(find(tables)).first().asString().startsWith("no effect: " + words(rejected));
    }

    @Test
    void aRowMoreOfWhatStandsThereTwiceIsSeen() {
        var tables = tables(posts);
        var events = new ArrayList<>(tables.getOrDefault(Schema.EVENT, List.of()));
        events.add(events.getFirst());
        tables.put(Schema.EVENT, events);

        assertThat(find(tables)).singleElement().asString().startsWith("rows: The table event has too often");
    }

    @Test
    void aLedgerThatForgetsOrInventsOrMisjudgesIsSeen() {
        var id = applied().getFirst().id();
        var due = LedgerCheck.row(fate(id));
        var misjudged = new LedgerRow(
                due.stream(), due.sha256(), "rejected", true, due.place(), due.counts(), 0, due.repeats());

        assertThat(ledger(Map.of(id, misjudged))).singleElement().asString().contains("and should have");
        assertThat(ledger(Map.of(new ChangeSetId(UUID.randomUUID()), due)))
                .singleElement()
                .asString()
                .contains("which is not in the log");
        var forgetful = ledger();
        forgetful.remove(id);
        assertThat(comparison().find(observed(tables(posts), forgetful, rejections, posts.size())))
                .singleElement()
                .asString()
                .contains("is not in cdc.change_set");
    }

    @Test
    void aRejectionThatIsMissingOrWrongOrNotAuditedIsSeen() {
        var one = rejections.getFirst();
        var others = rejections.subList(1, rejections.size());

        assertThat(rejections(others)).anyMatch(said -> said.sentence().contains("cdc.rejection does not have it"));
        assertThat(rejections(with(others, row(one, one.changeSetId(), "stuck", true))))
                .singleElement()
                .asString()
                .contains("It should have been rejected as");
        assertThat(rejections(with(others, row(one, one.changeSetId(), one.reason(), false))))
                .singleElement()
                .asString()
                .contains("The audit topic does not have");
        var good = applied().getFirst();
        assertThat(rejections(with(
                        rejections,
                        new RejectionRow(
                                UUID.randomUUID(), good.id().toString(), "sink", "stuck", good.sha256(), true))))
                .extracting(Discrepancy::sentence)
                .anyMatch(said -> said.startsWith("It should have been applied, and was rejected"));
    }

    @Test
    void aPositionBeforeOrPastTheEndIsSeen() {
        assertThat(comparison().find(observed(tables(posts), ledger(), rejections, posts.size() - 1)))
                .singleElement()
                .asString()
                .isEqualTo("position: cdc.change-sets/0 ends at 150, and its position is 149.");
        assertThat(comparison().find(observed(tables(posts), ledger(), rejections, posts.size() + 1)))
                .hasSize(1);
    }

    private List<Post> applied() {
        return posts.stream().filter(this::isApplied).toList();
    }

    private boolean isApplied(Post post) {
        return fate(post.id()).verdict() instanceof Verdict.Applied;
    }

    private Fate fate(ChangeSetId id) {
        return Objects.requireNonNull(reference.ledger().get(id));
    }

    private static String words(Post post) {
        return "change set " + post.number() + " of " + STREAM;
    }

    /// What a sink leaves that applies all of these, in this order, whatever came before.
    private static Map<String, List<Row>> tables(List<Post> applied) {
        var tables = new StreamTables();
        applied.forEach(post -> tables.apply(post.ops()));
        return Schema.TABLES.keySet().stream()
                .collect(toMap(name -> name, tables::rows, (one, _) -> one, HashMap::new));
    }

    private Map<ChangeSetId, LedgerRow> ledger() {
        var ledger = new HashMap<ChangeSetId, LedgerRow>();
        reference.ledger().forEach((id, fate) -> ledger.put(id, LedgerCheck.row(fate)));
        return ledger;
    }

    private List<Discrepancy> ledger(Map<ChangeSetId, LedgerRow> otherwise) {
        var ledger = ledger();
        ledger.putAll(otherwise);
        return comparison().find(observed(tables(posts), ledger, rejections, posts.size()));
    }

    private List<Discrepancy> rejections(List<RejectionRow> rows) {
        return comparison().find(observed(tables(posts), ledger(), rows, posts.size())).stream()
                .filter(one ->
                        one.promise().equals("rejections") && !one.sentence().startsWith("The audit topic has"))
                .toList();
    }

    private List<Discrepancy> find(Map<String, List<Row>> tables) {
        return comparison().find(observed(tables, ledger(), rejections, posts.size()));
    }

    private static List<RejectionRow> with(List<RejectionRow> rows, RejectionRow another) {
        var more = new ArrayList<>(rows);
        more.add(another);
        return more;
    }

    private static RejectionRow row(RejectionRow one, String changeSetId, String reason, boolean audited) {
        return new RejectionRow(one.id(), changeSetId, one.stage(), reason, one.sha256(), audited);
    }

    private Comparison comparison() {
        Set<UUID> audited = rejections.stream().map(RejectionRow::id).collect(Collectors.toSet());
        return new Comparison(book, reference, audited, Map.of(TOPIC, Map.of(0, (long) posts.size())));
    }

    private static Observed observed(
            Map<String, List<Row>> tables,
            Map<ChangeSetId, LedgerRow> ledger,
            List<RejectionRow> rejections,
            long position) {
        return new Observed(tables, ledger, rejections, Map.of(TOPIC, Map.of(0, position)));
    }
}
