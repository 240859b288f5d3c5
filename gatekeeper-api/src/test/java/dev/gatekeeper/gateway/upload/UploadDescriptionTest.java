package dev.gatekeeper.gateway.upload;

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
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Decision;
import dev.gatekeeper.gateway.admission.Name;
import dev.gatekeeper.gateway.admission.Receipt;
import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.intake.Description;
import dev.gatekeeper.gateway.log.LogPosition;
import dev.gatekeeper.gateway.request.Address;
import io.micronaut.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the description of `POST /change-sets` to what the code answers to uploads.
class UploadDescriptionTest {

    private static final StreamName STREAM = new StreamName("orders");
    private static final IdempotencyKey KEY = new IdempotencyKey("first-upload");
    private static final ChangeSetId ID = ChangeSetId.of(STREAM, KEY, 0);
    private static final LogPosition PLACE = new LogPosition("cdc.change-sets", 1, 0);

    @Test
    void noWayToEndIsLeftOut() {
        assertThat(uploads().map(UploadOutcome::end).<Class<?>>map(Object::getClass))
                .contains(UploadEnd.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerStandsThereWithItsBodyAndHeaders(HttpResponse<?> answer) throws Exception {
        Description.assertHas(answer);
    }

    static Stream<HttpResponse<?>> answers() {
        return uploads().map(outcome -> UploadAnswer.to(outcome, true));
    }

    private static Stream<UploadOutcome> uploads() {
        return Stream.of(
                upload(new UploadEnd.Complete(), logged()),
                upload(new UploadEnd.Complete(), logged(), spooled()),
                upload(new UploadEnd.Complete(), logged(), warned()),
                upload(new UploadEnd.Complete(), logged(), refusedOne()),
                upload(new UploadEnd.Halted(2), logged(), refusedOne()),
                upload(new UploadEnd.Refused(Refusal.CORRUPT, new Reason("corrupt-body", "It is cut off.")), logged()),
                upload(new UploadEnd.Refused(Refusal.TOO_LARGE, new Reason("too-large", "It grows.")), logged()),
                upload(new UploadEnd.Forbidden(2, "There is no grant to write hr.salaries."), logged()),
                upload(new UploadEnd.Incomplete(), logged()),
                upload(new UploadEnd.Unavailable("The gateway is stopping."), logged()),
                upload(new UploadEnd.Unknown(2, new Name(STREAM, KEY, 1), "Kafka did not answer."), logged()));
    }

    private static UploadOutcome upload(UploadEnd end, Decision... decisions) {
        var address = (Address.Clear) Address.read(List.of("orders"), List.of(), List.of("first-upload"));
        var tally = new Tally(STREAM);
        Arrays.stream(decisions).forEach(decision -> tally.count(arrived(), decision));
        return new UploadOutcome(tally, end, new UploadNames(address));
    }

    private static Arrival.Arrived arrived() {
        var line = new LineGroup.Whole(Format.WAL2JSON_1, new byte[0], 2, 1);
        return new Arrival.Arrived(line, 2);
    }

    private static Decision logged() {
        return new Decision.Kept(new Name(STREAM, KEY, 0), new Receipt.Logged(ID, STREAM, 1, PLACE), Violations.NONE);
    }

    private static Decision warned() {
        return new Decision.Kept(new Name(STREAM, KEY, 0), new Receipt.Logged(ID, STREAM, 1, PLACE), violation());
    }

    private static Decision spooled() {
        return new Decision.Kept(new Name(STREAM, KEY, 0), new Receipt.Spooled(ID, STREAM, 1), Violations.NONE);
    }

    private static Decision refusedOne() {
        return new Decision.Refused(
                Refusal.NO_CHANGE_SET, rejection(new Reason("invalid-change-set", "It breaks a rule.", violation())));
    }

    private static Rejection rejection(Reason reason) {
        var payload = Payload.whole("x".getBytes(StandardCharsets.UTF_8), "application/json");
        return Rejection.atGateway(ID, STREAM, reason, payload, new Sender(null, null, Instant.EPOCH), Instant.EPOCH);
    }

    private static Violations violation() {
        return Violations.of(new Violation("bad-value", "/change/0/columnvalues/0", "It is no number."));
    }
}
