package dev.gatekeeper.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.gateway.admission.Name;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.upload.UploadNames.Repetition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadNamesTest {

    private static final StreamName STREAM = new StreamName("s");
    private static final Optional<String> LSN = Optional.of("0/1A");
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void withTheRequestsKeyEachChangeSetIsNamedByItsPlace() {
        var names = names(List.of("s"), List.of("k"));

        assertThat(names.next().name(LSN)).isEqualTo(new Name(STREAM, new IdempotencyKey("k"), 0));
        assertThat(names.next().name(NONE)).isEqualTo(new Name(STREAM, new IdempotencyKey("k"), 1));
        assertThat(names.wholeKey()).contains(new IdempotencyKey("k"));
        assertThat(names.repetition()).isEqualTo(Repetition.BY_KEY);
    }

    @Test
    void withoutAKeyAPositionNamesAChangeSetOfANamedStreamWhereverItStandsInTheRequest() {
        var names = names(List.of("s"), List.of());

        assertThat(names.next().name(LSN)).isEqualTo(new Name(STREAM, new IdempotencyKey("0/1A"), 0));
        assertThat(names.next().name(Optional.of("0/2B"))).isEqualTo(new Name(STREAM, new IdempotencyKey("0/2B"), 0));
        assertThat(names.wholeKey()).isEmpty();
        assertThat(names.repetition()).isEqualTo(Repetition.BY_POSITION);
    }

    @Test
    void aTransactionThatTheSourceSendsAgainIsTheSame() {
        var names = names(List.of("s"), List.of());

        assertThat(names.next().name(LSN)).isEqualTo(names.next().name(LSN));
    }

    @Test
    void whereTheStreamIsNotNamedAMintedKeyIsTheWholeRequests() {
        var names = names(List.of(), List.of());

        var first = names.next().name(LSN);
        var second = names.next().name(LSN);

        assertThat(first.ordinal()).isZero();
        assertThat(second).isEqualTo(new Name(StreamName.DEFAULT, first.key(), 1));
        assertThat(names.wholeKey()).contains(first.key());
    }

    @Test
    void aRequestOfWhichSomeChangeSetsHaveNoPositionCantBeRepeatedAsItIs() {
        var names = names(List.of("s"), List.of());

        names.next().name(LSN);
        names.next().name(NONE);

        assertThat(names.wholeKey()).isEmpty();
        assertThat(names.repetition()).isEqualTo(Repetition.NOT_SAFE);
    }

    private static UploadNames names(List<String> streams, List<String> keys) {
        return new UploadNames((Address.Clear) Address.read(List.of(), streams, keys));
    }
}
