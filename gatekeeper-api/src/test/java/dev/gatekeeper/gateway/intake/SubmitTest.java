package dev.gatekeeper.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.gateway.admission.DoorInHand;
import dev.gatekeeper.gateway.admission.Receipt;
import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.body.Body;
import dev.gatekeeper.gateway.contract.ContractMode;
import dev.gatekeeper.gateway.contract.ContractsInHand;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.delivery.Sequence;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.log.AcceptedChangeSet;
import dev.gatekeeper.gateway.log.Appended;
import dev.gatekeeper.gateway.log.ChangeLog;
import dev.gatekeeper.gateway.log.LogPosition;
import dev.gatekeeper.gateway.rejection.Audited;
import dev.gatekeeper.gateway.request.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubmitTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final IdempotencyKey KEY = new IdempotencyKey("k");
    private static final ChangeSetId ID = ChangeSetId.of(new StreamName("s"), KEY, 0);
    private static final LogPosition POSITION = new LogPosition("t", 1, 2);
    private static final Limits LIMITS = new Limits(100_000, 3, 10, 0, 0, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final List<AcceptedChangeSet> logged = new ArrayList<>();
    private final List<Rejection> audited = new ArrayList<>();
    private Appended appended = new Appended.Logged(POSITION);
    private boolean prompt = true;
    private Grants grants = Grants.ALL;
    private Audited kept = new Audited.Kept();
    private final ContractsInHand contracts = new ContractsInHand();

    @Test
    void aChangeSetIsLoggedUnderItsId() throws InterruptedException {
        var outcome = submit(whole("{\"change\":[]}"));

        assertThat(outcome).isEqualTo(new Outcome.Kept(KEY, new Receipt.Logged(ID, new StreamName("s"), 0, POSITION)));
        assertThat(logged).singleElement().satisfies(changeSet -> {
            assertThat(changeSet.id()).isEqualTo(ID);
            assertThat(changeSet.payload()).isEqualTo(payload("{\"change\":[]}"));
        });
        assertThat(audited).isEmpty();
    }

    @Test
    void aChangeSetThatTheLogCantTakeNowIsKeptAllTheSame() throws InterruptedException {
        appended = new Appended.Spooled();

        assertThat(submit(whole("{\"change\":[]}")))
                .isEqualTo(new Outcome.Kept(KEY, new Receipt.Spooled(ID, new StreamName("s"), 0)));
    }

    @Test
    void whatTheLogMayHaveIsUnknownWithItsKeyAndId() throws InterruptedException {
        appended = new Appended.Unknown("Late.");

        assertThat(submit(whole("{\"change\":[]}"))).isEqualTo(new Outcome.Unknown(KEY, ID, "Late."));
    }

    @Test
    void whatTheLogDoesNotHaveIsUnavailable() throws InterruptedException {
        appended = new Appended.NotLogged("Away.");

        assertThat(submit(whole("{\"change\":[]}"))).isEqualTo(new Outcome.Unavailable(KEY, "Away."));
    }

    @Test
    void whatIsNoChangeSetIsAuditedAndNotLogged() throws InterruptedException {
        var outcome = submit(whole("{}"));

        assertThat(audited).singleElement().satisfies(rejection -> {
            assertThat(outcome).isEqualTo(new Outcome.Refused(KEY, Refusal.NO_CHANGE_SET, rejection, true));
            assertThat(rejection.changeSetId()).isEqualTo(ID);
            assertThat(rejection.stream()).isEqualTo(new StreamName("s"));
            assertThat(rejection.rejectedAt()).isEqualTo(NOON);
        });
        assertThat(logged).isEmpty();
    }

    @Test
    void aRefusalThatCantBeAuditedIsNotTold() throws InterruptedException {
        kept = new Audited.NotKept("Away.");

        assertThat(List.of(submit(whole("{}")), submit(whole("no")), submit(tooLarge())))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Unavailable.class));
    }

    @Test
    void aBodyThatIsTooLargeIsAuditedWithItsBeginning() throws InterruptedException {
        var outcome = submit(tooLarge());

        assertThat(audited).singleElement().satisfies(rejection -> {
            assertThat(outcome).isEqualTo(new Outcome.Refused(KEY, Refusal.TOO_LARGE, rejection, true));
            assertThat(rejection.payload().length()).isEqualTo(1_000_000);
            assertThat(rejection.reason().detail()).contains("1000000", "100000");
        });
    }

    @Test
    void aBodyThatDidNotComeIsNeitherLoggedNorAudited() throws InterruptedException {
        assertThat(submit(new Body.Broken())).isEqualTo(new Outcome.Incomplete(KEY));
        assertThat(submit(new Body.TooSlow())).isEqualTo(new Outcome.Incomplete(KEY));
        assertThat(submit(new Body.NoRoom())).isInstanceOf(Outcome.Unavailable.class);
        assertThat(logged).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void aChangeSetWithMoreChangesThanTheLimitIsRefusedAtTheFirstOneTooMany() throws InterruptedException {
        var outcome = submit(whole("{\"change\":[" + (insert("public") + ",").repeat(4) + insert("public") + "]}"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(Refusal.NO_CHANGE_SET);
            assertThat(refused.rejection().reason().violations().first())
                    .extracting(Violation::code, Violation::pointer)
                    .containsExactly(tuple("too-many-changes", "/change/3"));
        });
        assertThat(logged).isEmpty();
    }

    @Test
    void aTableThatIsNotGrantedIsNeitherLoggedNorAudited() throws InterruptedException {
        grants = Grants.of(List.of("s"), List.of("public.*"), Set.of());

        var outcome = submit(whole("{\"change\":[" + insert("public") + ',' + insert("hr") + "]}"));

        assertThat(outcome).isEqualTo(new Outcome.Forbidden(KEY, "There is no grant to write hr.t."));
        assertThat(logged).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void whatBreaksAContractIsAuditedAndNotLogged() throws InterruptedException {
        contracts.mode = ContractMode.ENFORCE;
        contracts.fresh(ContractsInHand.table("t", "b"));

        var outcome = submit(whole("{\"change\":[" + insert("public") + "]}"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(Refusal.BREAKS_CONTRACT);
            assertThat(refused.rejection().reason().code()).isEqualTo("breaks-contract");
            assertThat(refused.rejection().reason().violations().first())
                    .extracting(Violation::code, Violation::pointer)
                    .containsExactly(tuple("unknown-column", "/change/0/columnnames/0"));
        });
        assertThat(logged).isEmpty();
        assertThat(contracts.found).containsExactly(ContractMode.ENFORCE);
    }

    @Test
    void whatSeemsToBreakAContractIsAcceptedWhereTheTableHasBeenMended() throws InterruptedException {
        contracts.mode = ContractMode.ENFORCE;
        contracts.known(ContractsInHand.table("t", "b"));
        contracts.fresh(ContractsInHand.table("t", "a"));

        assertThat(submit(whole("{\"change\":[" + insert("public") + "]}")))
                .isEqualTo(new Outcome.Kept(KEY, new Receipt.Logged(ID, new StreamName("s"), 1, POSITION)));
        assertThat(contracts.refreshed).containsExactly("public.t");
        assertThat(contracts.found).isEmpty();
    }

    @Test
    void whatKeepsTheContractIsNotAskedFor() throws InterruptedException {
        contracts.mode = ContractMode.ENFORCE;
        contracts.known(ContractsInHand.table("t", "a"));

        assertThat(submit(whole("{\"change\":[" + insert("public") + "]}"))).isInstanceOf(Outcome.Kept.class);
        assertThat(contracts.refreshed).isEmpty();
    }

    @Test
    void whatTheConsumerCantTellOfIsLeftToTheSink() throws InterruptedException {
        contracts.mode = ContractMode.ENFORCE;

        assertThat(submit(whole("{\"change\":[" + insert("public") + "]}"))).isInstanceOf(Outcome.Kept.class);
        assertThat(contracts.refreshed).containsExactly("public.t");
    }

    @Test
    void whereContractsOnlyWarnTheAnswerSaysWhatIsWrong() throws InterruptedException {
        contracts.mode = ContractMode.WARN;
        contracts.fresh(ContractsInHand.table("t", "b"));

        var outcome = submit(whole("{\"change\":[" + insert("public") + "]}"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Kept.class,
                        accepted -> assertThat(accepted.warnings().first())
                                .extracting(Violation::code)
                                .containsExactly("unknown-column"));
        assertThat(logged).hasSize(1);
        assertThat(audited).isEmpty();
        assertThat(contracts.found).containsExactly(ContractMode.WARN);
    }

    @Test
    void whereContractsAreOffNothingIsLookedAt() throws InterruptedException {
        contracts.fresh(ContractsInHand.table("t", "b"));

        assertThat(submit(whole("{\"change\":[" + insert("public") + "]}")))
                .isEqualTo(new Outcome.Kept(KEY, new Receipt.Logged(ID, new StreamName("s"), 1, POSITION)));
    }

    @Test
    void aSoundChangeSetIsSubmittedAtOnceWhereTheLogIsPrompt() {
        assertThat(atOnce("{\"change\":[]}"))
                .contains(new Outcome.Kept(KEY, new Receipt.Logged(ID, new StreamName("s"), 0, POSITION)));
        assertThat(logged)
                .singleElement()
                .satisfies(changeSet -> assertThat(changeSet.payload()).isEqualTo(payload("{\"change\":[]}")));
    }

    @Test
    void nothingIsDoneAtOnceWhereTheLogMayTakeItsTime() {
        prompt = false;

        assertThat(atOnce("{\"change\":[]}")).isEmpty();
        assertThat(logged).isEmpty();
    }

    @Test
    void whatAnythingSpeaksAgainstIsNotDecidedAtOnce() {
        var tooMany = "{\"change\":[" + (insert("public") + ",").repeat(3) + insert("public") + "]}";
        grants = Grants.of(List.of("s"), List.of("public.*"), Set.of());

        assertThat(List.of("", "no", "{}", tooMany, "{\"change\":[" + insert("hr") + "]}"))
                .allSatisfy(text -> assertThat(atOnce(text)).isEmpty());
        assertThat(logged).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void whatSeemsToBreakAContractIsNotDecidedAtOnceAndNobodyIsAsked() {
        contracts.mode = ContractMode.WARN;
        contracts.known(ContractsInHand.table("t", "b"));

        assertThat(atOnce("{\"change\":[" + insert("public") + "]}")).isEmpty();
        assertThat(logged).isEmpty();
        assertThat(contracts.refreshed).isEmpty();
        assertThat(contracts.found).isEmpty();
    }

    @Test
    void whatMemoryIsNotThereForIsNotDecidedAtOnce() {
        assertThat(atOnce("{\"change\":[]" + " ".repeat(2_000_000) + "}")).isEmpty();
        assertThat(logged).isEmpty();
    }

    private Optional<Outcome> atOnce(String text) {
        return submit().submitAtOnce(submission(whole(text)), Runnable::run)
                .map(outcome -> outcome.toCompletableFuture().join());
    }

    private Outcome submit(Body body) throws InterruptedException {
        return submit().submit(submission(body));
    }

    private Submission submission(Body body) {
        var address = Address.read(List.of("s"), List.of(), List.of(KEY.text()));
        return new Submission(address, new Sender(null, null, NOON), grants, Optional.empty(), body);
    }

    private Submit submit() {
        var hand = DoorInHand.before(
                new Log(),
                (rejection, _) -> {
                    audited.add(rejection);
                    return Pending.known(kept);
                },
                LIMITS,
                contracts,
                Clock.fixed(NOON, ZoneOffset.UTC));
        return new Submit(LIMITS, hand.door());
    }

    private final class Log implements ChangeLog {

        @Override
        public Pending<Appended> append(AcceptedChangeSet changeSet, Sequence sequence) {
            logged.add(changeSet);
            return Pending.known(appended);
        }

        @Override
        public Optional<Pending<Appended>> appendAtOnce(AcceptedChangeSet changeSet) {
            return Optional.of(append(changeSet, Sequence.ofOne()));
        }

        @Override
        public boolean isPrompt() {
            return prompt;
        }
    }

    private static String insert(String schema) {
        return """
                {"kind":"insert","schema":"%s","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}""".formatted(schema);
    }

    private static Body whole(String text) {
        return new Body.Whole(payload(text));
    }

    private static Body tooLarge() {
        return new Body.TooLarge(new Payload(new byte[64 * 1024], 1_000_000, null), true);
    }

    private static Payload payload(String text) {
        return Payload.whole(text.getBytes(UTF_8), "application/json");
    }
}
