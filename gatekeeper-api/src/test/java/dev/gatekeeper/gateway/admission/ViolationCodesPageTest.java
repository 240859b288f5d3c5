package dev.gatekeeper.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.gateway.contract.ContractMode;
import dev.gatekeeper.gateway.contract.ContractsInHand;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what docs/API.md says of the violation codes to the door itself.
class ViolationCodesPageTest {

    /// Two changes, so that an example can have more.
    private static final Limits LIMITS = new Limits(100_000, 2, 10, 0, 0, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final ContractsInHand contracts = new ContractsInHand();

    @Test
    void everyCodeStandsThereOnceAndNoOther() throws Exception {
        assertThat(ViolationCodesPage.read().entries())
                .extracting(ViolationCodesPage.Entry::code)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ViolationCode.values())
                        .map(ViolationCode::text)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theExampleBreaksThatRuleAloneAndIsAnsweredAsItStandsThere(ViolationCodesPage.Entry entry) throws Exception {
        var violations = violations(judge(entry.broken())).first();

        assertThat(violations).extracting(Violation::code).containsExactly(entry.code());
        assertThat(told(violations.getFirst())).isEqualTo(entry.told());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theMendedExampleIsAChangeSetThatBreaksNoRule(ViolationCodesPage.Entry entry) throws Exception {
        assertThat(judge(entry.mended()))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.warnings().isEmpty()).isTrue());
    }

    static List<ViolationCodesPage.Entry> entries() throws Exception {
        return ViolationCodesPage.read().entries();
    }

    private Verdict judge(ViolationCodesPage.Example example) throws Exception {
        var contract = ViolationCodesPage.read().contract();
        contracts.mode = ContractMode.ENFORCE;
        contracts.known(contract);
        contracts.fresh(contract);
        contracts.absent = true;
        var checks = new Checks(
                new ChangeSetParser(ParserSettings.DEFAULT),
                new Memory(1_000_000),
                LIMITS,
                new IntakeMeters(new SimpleMeterRegistry()),
                contracts);
        return checks.judge(new Candidate(
                StreamName.DEFAULT,
                example.format(),
                Payload.whole(example.payload(), "application/json"),
                new Sender(null, null, Instant.EPOCH),
                Grants.ALL,
                Optional.empty()));
    }

    private static String told(Violation violation) {
        var place = violation.pointer().isEmpty() ? "The document" : "`" + violation.pointer() + "`";
        return place + ": " + violation.message();
    }

    private static Violations violations(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotJson(var reason) -> reason.violations();
            case Verdict.Invalid(var reason) -> reason.violations();
            case Verdict.Breach(var reason) -> reason.violations();
            case Verdict.Sound(var _, var _, var warnings) -> warnings;
            case Verdict.Forbidden(var why) -> throw new AssertionError(why);
        };
    }
}
