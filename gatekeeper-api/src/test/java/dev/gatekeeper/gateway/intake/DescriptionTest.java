package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.gateway.admission.Receipt;
import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.log.LogPosition;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.status.Fate;
import io.micronaut.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the description of `POST /change-sets` to what the code answers.
class DescriptionTest {

    private static final StreamName STREAM = new StreamName("orders");
    private static final IdempotencyKey KEY = new IdempotencyKey("first-upload");
    private static final ChangeSetId ID = ChangeSetId.of(STREAM, KEY, 0);
    private static final LogPosition PLACE = new LogPosition("cdc.change-sets", 1, 0);
    private static final Receipt.Logged RECEIPT = new Receipt.Logged(ID, STREAM, 5, PLACE);

    @Test
    void noWayToEndIsLeftOut() {
        assertThat(outcomes().<Class<?>>map(Object::getClass)).contains(Outcome.class.getPermittedSubclasses());
        assertThat(outcomes()
                        .filter(Outcome.Refused.class::isInstance)
                        .map(outcome -> ((Outcome.Refused) outcome).refusal()))
                .contains(Refusal.values());
        assertThat(outcomes()
                        .filter(Outcome.Kept.class::isInstance)
                        .<Class<?>>map(
                                outcome -> ((Outcome.Kept) outcome).receipt().getClass()))
                .contains(Receipt.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerStandsThereWithItsBodyAndHeaders(HttpResponse<?> answer) throws Exception {
        Description.assertHas(answer);
    }

    @Test
    void theRequestsThatItShowsAreChangeSets() throws Exception {
        var content = Description.of("/requestBody/content");
        var document = Description.example(content.at("/application~1json/examples/insert/value"))
                .toString()
                .getBytes(StandardCharsets.UTF_8);

        assertThat(new ChangeSetParser(ParserSettings.DEFAULT).parse(Format.WAL2JSON_1, document))
                .isInstanceOf(ParseResult.Valid.class);
        assertThat(content.has("application/x-ndjson")).isTrue();
    }

    static Stream<HttpResponse<?>> answers() {
        return Stream.of(outcomes().map(Answer::to), Stream.of(Answer.unsupported(KEY, unsupported(), true)))
                .flatMap(each -> each);
    }

    private static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.Kept(KEY, new Receipt.Logged(ID, StreamName.DEFAULT, 5, PLACE)),
                new Outcome.Kept(KEY, new Receipt.Spooled(ID, StreamName.DEFAULT, 5)),
                new Outcome.Kept(KEY, new Receipt.Logged(ID, StreamName.DEFAULT, 5, PLACE), violation()),
                new Outcome.Kept(KEY, new Receipt.Spooled(ID, StreamName.DEFAULT, 5), violation()),
                refused(Refusal.BREAKS_CONTRACT, new Reason("breaks-contract", "It breaks a rule.", violation())),
                new Outcome.Applied(KEY, RECEIPT, applied(), true, Violations.NONE),
                new Outcome.Applied(KEY, RECEIPT, applied(), true, violation()),
                new Outcome.Applied(KEY, RECEIPT, applied(), false, violation()),
                new Outcome.Rejected(KEY, RECEIPT, rejectedBySink()),
                new Outcome.Rejected(KEY, RECEIPT, rejectedBySink().inOurWords()),
                refused(Refusal.NOT_JSON, new Reason("not-json", "The payload is not JSON in UTF-8.", violation())),
                refused(Refusal.UNCLEAR_REQUEST, unclear(List.of("a", "b"), List.of())),
                refused(Refusal.UNCLEAR_REQUEST, unclear(List.of(), List.of("a", "b"))),
                refused(Refusal.NO_CHANGE_SET, new Reason("invalid-change-set", "It breaks a rule.", violation())),
                refused(Refusal.TOO_LARGE, new Reason("too-large", "It has too many bytes.")),
                refused(Refusal.CORRUPT, new Reason("corrupt-body", "It is cut off.")),
                new Outcome.Forbidden(KEY, "There is no grant to write hr.salaries."),
                new Outcome.Incomplete(KEY),
                new Outcome.Unavailable(KEY, "The spool has no room."),
                new Outcome.Unknown(KEY, ID, "Kafka did not answer in time."));
    }

    private static Fate.Applied applied() {
        return new Fate.Applied("id", "s", "applied", 5, "t", 1, 0, 3, 0, 2, 0, 0, 0, 0, "then", "now", null, null);
    }

    private static Fate.Rejected rejectedBySink() {
        return new Fate.Rejected(
                "id",
                "s",
                "rejected",
                "r",
                "unknown-table",
                "No table.",
                0,
                "t",
                1,
                0,
                "42P01",
                "public",
                "nowhere",
                null,
                null,
                "now");
    }

    private static Outcome refused(Refusal refusal, Reason reason) {
        return new Outcome.Refused(KEY, refusal, rejection(reason), true);
    }

    private static Reason unclear(List<String> streams, List<String> keys) {
        return switch (Address.read(streams, List.of(), keys)) {
            case Address.Unclear unclear -> unclear.reason();
            case Address.Clear clear -> throw new AssertionError(clear.toString());
        };
    }

    private static Rejection rejection(Reason reason) {
        var payload = Payload.whole("x".getBytes(StandardCharsets.UTF_8), "application/json");
        return Rejection.atGateway(ID, STREAM, reason, payload, new Sender(null, null, Instant.EPOCH), Instant.EPOCH);
    }

    private static Violations violation() {
        return Violations.of(new Violation("bad-value", "/change/0/columnvalues/0", "It is no number."));
    }

    private static String unsupported() {
        return "Say what the body is, once: Content-Type: application/json.";
    }
}
