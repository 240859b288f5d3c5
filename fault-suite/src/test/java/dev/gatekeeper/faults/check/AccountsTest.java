package dev.gatekeeper.faults.check;

import static dev.gatekeeper.faults.reference.Posts.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.faults.load.Answer;
import dev.gatekeeper.faults.load.Book;
import dev.gatekeeper.faults.load.Place;
import dev.gatekeeper.faults.load.Post;
import dev.gatekeeper.faults.reference.Posts;
import dev.gatekeeper.faults.reference.Reference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private final List<Post> posts = Posts.random(3);
    private final Post first = posts.get(0);
    private final Post second = posts.get(1);
    private final Post third = posts.get(2);
    private final Book book = new Book();
    private final Accounts accounts = new Accounts(book, new Reference());

    @Test
    void aLogInWhichAllIsInOrderAgrees() {
        accepted(first, 0);
        accepted(second, 1);
        accepted(third, 3);

        // The second came twice, the later time after its successor.
        assertThat(take(record(first, 0), record(second, 1), record(second, 2), record(third, 3), record(second, 4)))
                .isEmpty();
    }

    @Test
    void whatWasAcceptedAndIsNotLoggedIsMissed() {
        accepted(first, 0);
        accepted(second, 1);

        assertThat(take(record(first, 0)))
                .anyMatch(one -> one.sentence().contains(second + " was accepted, and the log does not have it"));
    }

    @Test
    void whatOvertookItsPredecessorIsSeen() {
        accepted(first, 1);
        accepted(second, 0);

        assertThat(take(record(second, 0), record(first, 1)))
                .singleElement()
                .asString()
                .contains("order in the log", second + " lies at 0/0, before the " + first);
    }

    @Test
    void whatNobodyHeardOfMayComeLate() {
        book.open(first);
        accepted(second, 0);

        assertThat(take(record(second, 0), record(first, 1))).isEmpty();
    }

    @Test
    void whatNobodyHeardOfMustNotComeBeforeItsPredecessor() {
        accepted(first, 1);
        book.open(second);

        assertThat(take(record(second, 0), record(first, 1)))
                .singleElement()
                .asString()
                .contains("order in the log");
    }

    @Test
    void aRecordThatNoClientPostedIsSeen() {
        assertThat(take(record(first, 0))).singleElement().asString().contains("that no client posted");
    }

    @Test
    void anotherPayloadThanWhatWasPostedIsSeen() {
        book.open(first);
        var altered = new LogRecord(new Place(0, 0), first.id().toString(), STREAM, STREAM, second.sha256());

        assertThat(take(altered)).singleElement().asString().contains("that no client posted");
    }

    @Test
    void aRecordOfAnotherStreamIsSeen() {
        book.open(first);
        var strayed = new LogRecord(new Place(0, 0), first.id().toString(), STREAM, "s2", first.sha256());

        assertThat(take(strayed)).singleElement().asString().contains("under the stream \"s1\" and the key \"s2\"");
    }

    @Test
    void anAnswerThatNamesAnotherPlaceIsSeen() {
        accepted(first, 5);

        assertThat(take(record(first, 0))).singleElement().asString().contains("said to lie at 0/5, and does not");
    }

    @Test
    void aSoundChangeSetThatWasRefusedIsSeen() {
        book.open(first);
        book.answered(first, new Answer.Refused(422, Optional.empty()));

        assertThat(take()).singleElement().asString().contains("is sound, and was refused with 422");
    }

    @Test
    void whatIsNoChangeSetMustNotBeLogged() {
        var unsound = new Post(STREAM, 1, first.id(), "key-1", first.sha256(), List.of(), false);
        accepted(unsound, 0);

        assertThat(take(record(unsound, 0))).extracting(Discrepancy::promise).containsOnly("check at the door");
    }

    private void accepted(Post post, long offset) {
        book.open(post);
        book.answered(post, new Answer.Accepted(Optional.of(new Place(0, offset))));
    }

    private static LogRecord record(Post post, long offset) {
        return new LogRecord(new Place(0, offset), post.id().toString(), STREAM, STREAM, post.sha256());
    }

    private List<Discrepancy> take(LogRecord... records) {
        return accounts.take(List.of(records));
    }
}
