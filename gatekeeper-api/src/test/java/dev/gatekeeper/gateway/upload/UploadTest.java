package dev.gatekeeper.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.access.quota.Allowance;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.gateway.admission.DoorInHand;
import dev.gatekeeper.gateway.admission.Name;
import dev.gatekeeper.gateway.body.Chunks;
import dev.gatekeeper.gateway.contract.ContractMode;
import dev.gatekeeper.gateway.contract.ContractsInHand;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.log.AcceptedChangeSet;
import dev.gatekeeper.gateway.log.Appended;
import dev.gatekeeper.gateway.log.ChangeLog;
import dev.gatekeeper.gateway.log.LogPosition;
import dev.gatekeeper.gateway.rejection.Audited;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.request.Handling;
import io.micronaut.core.async.publisher.Publishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class UploadTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final IdempotencyKey KEY = new IdempotencyKey("k");
    private static final StreamName STREAM = new StreamName("s");
    private static final Limits LIMITS = new Limits(10_000, 3, 10, 0, 0, Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final String NOTHING = "{\"change\":[]}\n";
    private static final String BROKEN = "{\"change\"\n";
    private static final String MESSAGE = """
            {"action":"B"}
            {"action":"M","transactional":true,"prefix":"p","content":"c"}
            {"action":"C"}
            """;

    private static final String TUPLE = """
            {"action":"B"}
            {"action":"I","schema":"public","table":"t","columns":[{"name":"a","type":"integer","value":1}]}
            {"action":"C"}
            """;

    private final List<AcceptedChangeSet> logged = new ArrayList<>();
    private final List<Rejection> audited = new ArrayList<>();
    private IntFunction<Appended> append = ordinal -> new Appended.Logged(new LogPosition("t", 1, ordinal));
    private Grants grants = Grants.ALL;
    private Handling handling = Handling.LENIENT;
    private ChangeLog log = (changeSet, sequence) -> {
        logged.add(changeSet);
        var appended = append.apply(logged.size() - 1);
        if (appended instanceof Appended.NotLogged || appended instanceof Appended.Unknown) {
            sequence.breakOff();
        }
        return Pending.known(appended);
    };
    private Audited kept = new Audited.Kept();
    private final ContractsInHand contracts = new ContractsInHand();

    @Test
    void bothFormatsAreLoggedInTheOrderInWhichTheyCame() throws InterruptedException {
        var outcome = upload(NOTHING + MESSAGE + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Complete());
        assertThat(logged).extracting(AcceptedChangeSet::id).containsExactly(id(0), id(1), id(2));
        assertThat(logged)
                .extracting(AcceptedChangeSet::format)
                .containsExactly(Format.WAL2JSON_1, Format.WAL2JSON_2, Format.WAL2JSON_1);
        assertThat(outcome.tally().receipt())
                .isEqualTo(new UploadReceipt(
                        "s", "logged", 3, 1, null, null, null, id(0).toString(), id(2).toString(), "t", 1, 2L));
    }

    @Test
    void whatIsRefusedStopsNothingAndTakesItsPlace() throws InterruptedException {
        var outcome = upload(
                NOTHING + BROKEN + MESSAGE.replace("{\"action\":\"B\"}", "{\"action\":\"B\",\"xid\":\"x\"}") + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Complete());
        assertThat(logged).extracting(AcceptedChangeSet::id).containsExactly(id(0), id(3));
        assertThat(audited).extracting(Rejection::changeSetId).containsExactly(id(1), id(2));
        assertThat(audited)
                .extracting(rejection -> rejection.payload().contentType())
                .containsExactly("application/json", "application/x-ndjson");
        assertThat(outcome.tally().firstRefused())
                .extracting(RefusedLines::line, RefusedLines::lines, RefusedLines::reason)
                .containsExactly(tuple(2L, 1L, "not-json"), tuple(3L, 3L, "invalid-change-set"));
    }

    @Test
    void aChangeSetThatIsTooLargeIsRefusedWithItsBeginningAndTheRestGoesOn() throws InterruptedException {
        var outcome = upload("x".repeat(100_000) + "\n" + NOTHING);

        assertThat(outcome.tally().changeSets()).isEqualTo(1);
        assertThat(audited).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason().code()).isEqualTo("too-large");
            assertThat(rejection.payload().length()).isEqualTo(100_000);
            assertThat(rejection.payload().bytes()).hasSize(10_000); // As much as a change set may have.
        });
    }

    @Test
    void whereItIsPreferredWhatIsRefusedEndsTheUploadWhereItIs() throws InterruptedException {
        handling = Handling.STRICT;

        var outcome = upload(NOTHING + "\n" + BROKEN + MESSAGE + BROKEN);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Halted(3));
        assertThat(outcome.tally().decidedLines()).isEqualTo(3);
        assertThat(logged).extracting(AcceptedChangeSet::id).containsExactly(id(0));
        assertThat(audited).extracting(Rejection::changeSetId).containsExactly(id(1));
    }

    @Test
    void whereItIsPreferredWhatIsTooLargeEndsTheUploadWhereItIs() throws InterruptedException {
        handling = Handling.STRICT;

        var outcome = upload("x".repeat(100_000) + "\n" + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Halted(1));
        assertThat(logged).isEmpty();
    }

    @Test
    void whereARefusalThatWouldEndTheUploadCantBeKeptThatIsTold() throws InterruptedException {
        handling = Handling.STRICT;
        kept = new Audited.NotKept("Away.");

        var outcome = upload(NOTHING + BROKEN + NOTHING);

        assertThat(outcome.end()).isInstanceOf(UploadEnd.Unavailable.class);
        assertThat(outcome.tally().decidedLines()).isEqualTo(1);
        assertThat(logged).hasSize(1);
    }

    @Test
    void aHundredRefusalsAreToldAndTheRestCounted() throws InterruptedException {
        var outcome = upload(BROKEN.repeat(250));

        assertThat(outcome.tally().refused()).isEqualTo(250);
        assertThat(outcome.tally().firstRefused()).hasSize(100);
        assertThat(audited).hasSize(250);
    }

    @Test
    void whereTheLogGoesAwayTheRestIsNotTried() throws InterruptedException {
        append = ordinal ->
                ordinal < 2 ? new Appended.Logged(new LogPosition("t", 1, ordinal)) : new Appended.NotLogged("Away.");

        var outcome = upload(NOTHING + "\n" + NOTHING + BROKEN + NOTHING + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Unavailable("Away."));
        assertThat(logged).hasSize(3);
        assertThat(outcome.tally().changeSets()).isEqualTo(2);
        assertThat(outcome.tally().decidedLines()).isEqualTo(4);
    }

    @Test
    void whatIsSpooledIsAcceptedLikeWhatIsLogged() throws InterruptedException {
        append = ordinal -> ordinal < 1 ? new Appended.Logged(new LogPosition("t", 1, 7)) : new Appended.Spooled();

        var outcome = upload(NOTHING + MESSAGE + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Complete());
        assertThat(outcome.tally().receipt())
                .isEqualTo(new UploadReceipt(
                        "s", "spooled", 3, 1, 2L, null, null, id(0).toString(), id(2).toString(), null, null, null));
    }

    @Test
    void whatTheLogMayHaveIsTheLastThatWasTried() throws InterruptedException {
        append = ordinal ->
                ordinal < 1 ? new Appended.Logged(new LogPosition("t", 1, ordinal)) : new Appended.Unknown("Late.");

        var outcome = upload(NOTHING + MESSAGE + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Unknown(2, new Name(STREAM, KEY, 1), "Late."));
        assertThat(logged).hasSize(2);
        assertThat(outcome.tally().changeSets()).isEqualTo(1);
        assertThat(outcome.tally().decidedLines()).isEqualTo(1);
    }

    @Test
    void whatWasUnderWayBehindWhatTheLogMayHaveIsUncertainToo() throws InterruptedException {
        var allAreUnderWay = new CountDownLatch(4);
        log = slowLog(
                allAreUnderWay,
                ordinal -> ordinal == 0
                        ? new Appended.Logged(new LogPosition("t", 1, 0))
                        : new Appended.Unknown(ordinal == 1 ? "Late." : "Behind."));

        var outcome = upload(NOTHING + NOTHING + MESSAGE + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Unknown(2, new Name(STREAM, KEY, 1), "Late."));
        assertThat(outcome.tally().uncertain()).contains(new Lines(2, 6));
        assertThat(outcome.tally().decidedLines()).isEqualTo(1);
        assertThat(outcome.tally().changeSets()).isEqualTo(1);
    }

    @Test
    void whatGetsToTheLogBehindWhatDoesNotIsToldAsUncertain() throws InterruptedException {
        var allAreUnderWay = new CountDownLatch(3);
        log = slowLog(
                allAreUnderWay,
                ordinal -> ordinal == 0
                        ? new Appended.NotLogged("Away.")
                        : new Appended.Logged(new LogPosition("t", 1, ordinal)));

        var outcome = upload(NOTHING + NOTHING + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Unknown(2, new Name(STREAM, KEY, 1), "Away."));
        assertThat(outcome.tally().uncertain()).contains(new Lines(2, 3));
        assertThat(outcome.tally().decidedLines()).isZero();
        assertThat(outcome.tally().changeSets()).isZero();
    }

    @Test
    void whereARefusalCantBeKeptTheRestIsNotTried() throws InterruptedException {
        kept = new Audited.NotKept("Away.");

        var outcome = upload(NOTHING + BROKEN + NOTHING);

        assertThat(outcome.end()).isInstanceOf(UploadEnd.Unavailable.class);
        assertThat(outcome.tally().refused()).isZero();
        assertThat(logged).hasSize(1);
    }

    @Test
    void aTableThatIsNotGrantedEndsTheUploadWhereItIs() throws InterruptedException {
        grants = Grants.of(List.of("s"), List.of("public.*"), Set.of());

        var outcome = upload(NOTHING + """
                {"action":"B"}
                {"action":"T","schema":"hr","table":"pay"}
                {"action":"C"}
                """ + BROKEN + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Forbidden(2, "There is no grant to write hr.pay."));
        assertThat(outcome.tally().decidedLines()).isEqualTo(1);
        assertThat(logged).extracting(AcceptedChangeSet::id).containsExactly(id(0));
        assertThat(audited).isEmpty();
    }

    @Test
    void nothingIsAnUploadToo() throws InterruptedException {
        var outcome = upload("\n \n");

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Complete());
        assertThat(outcome.tally().receipt())
                .isEqualTo(new UploadReceipt("s", "logged", 0, 0, null, null, null, null, null, null, null, null));
    }

    @Test
    void whatIsAcceptedWithWarningsIsTold() throws InterruptedException {
        contracts.mode = ContractMode.WARN;
        contracts.fresh(ContractsInHand.table("t", "b"));

        var outcome = upload(NOTHING + TUPLE);

        var receipt = outcome.tally().receipt();
        assertThat(receipt.changeSets()).isEqualTo(2);
        assertThat(receipt.warned()).isEqualTo(1);
        assertThat(receipt.warnings()).singleElement().satisfies(warned -> {
            assertThat(warned.line()).isEqualTo(2);
            assertThat(warned.id()).isEqualTo(id(1).toString());
            assertThat(warned.violations())
                    .extracting(Violation::code, Violation::pointer)
                    .containsExactly(tuple("unknown-column", "/1/columns/0/name"));
        });
    }

    @Test
    void whatBreaksAContractTakesItsPlaceAndStopsNothing() throws InterruptedException {
        contracts.mode = ContractMode.ENFORCE;
        contracts.fresh(ContractsInHand.table("t", "b"));

        var outcome = upload(TUPLE + NOTHING);

        assertThat(outcome.end()).isEqualTo(new UploadEnd.Complete());
        assertThat(outcome.tally().refused()).isEqualTo(1);
        assertThat(logged).extracting(AcceptedChangeSet::id).containsExactly(id(1));
        assertThat(audited)
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.reason().code()).isEqualTo("breaks-contract"));
    }

    private UploadOutcome upload(String lines) throws InterruptedException {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var hand = DoorInHand.before(
                log,
                (rejection, sequence) -> {
                    audited.add(rejection);
                    if (kept instanceof Audited.NotKept) {
                        sequence.breakOff();
                    }
                    return Pending.known(kept);
                },
                LIMITS,
                contracts,
                clock);
        var chunks = Chunks.of(Publishers.just(lines.getBytes(UTF_8)));
        var arrivals = new Arrivals(chunks, new Memory(1_000_000).share(), LIMITS, () -> false, Toll.NONE);
        var address = (Address.Clear) Address.read(List.of("s"), List.of(), List.of(KEY.text()));
        var upload = new Upload(LIMITS, hand.door(), hand.meters(), clock);
        var caller = new Caller(Optional.empty(), grants, Allowance.UNLIMITED);
        var request = new UploadRequest(address, caller, new Sender(null, null, NOON), handling, Optional.empty());
        return upload.take(arrivals, upload.window(), request, Receipts.none());
    }

    /// Decides when so many are under way.
    private ChangeLog slowLog(CountDownLatch allAreUnderWay, IntFunction<Appended> decision) {
        return (changeSet, _) -> {
            logged.add(changeSet);
            allAreUnderWay.countDown();
            var ordinal = logged.size() - 1;
            return new Slow(allAreUnderWay, decision.apply(ordinal));
        };
    }

    private record Slow(CountDownLatch when, Appended what) implements Pending<Appended> {

        @Override
        public boolean isKnown() {
            return when.getCount() == 0;
        }

        @Override
        public Appended await() {
            try {
                when.await();
                return what;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public CompletionStage<Appended> whenKnown(Executor executor) {
            return CompletableFuture.supplyAsync(this::await, executor);
        }
    }

    private static ChangeSetId id(int ordinal) {
        return ChangeSetId.of(STREAM, KEY, ordinal);
    }
}
