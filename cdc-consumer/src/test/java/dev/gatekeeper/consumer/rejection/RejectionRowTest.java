package dev.gatekeeper.consumer.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionRowTest {

    @Test
    void aNulInAViolationIsReplacedAndTextThatLooksLikeAnEscapeIsNot() {
        var said = new Violation("bad-text", "/change/0/\0", "It holds \\u0000, and \0.");

        var row = RejectionRow.of(rejection(said), null);

        assertThat(row.toRejection().reason().violations().first())
                .containsExactly(new Violation("bad-text", "/change/0/\uFFFD", "It holds \\u0000, and \uFFFD."));
    }

    private static Rejection rejection(Violation said) {
        return Rejection.atGateway(
                null,
                null,
                new Reason("reason", "Detail.", new Violations(List.of(said), 1)),
                Payload.whole(new byte[0], null),
                new Sender(null, null, Instant.EPOCH),
                Instant.EPOCH);
    }
}
