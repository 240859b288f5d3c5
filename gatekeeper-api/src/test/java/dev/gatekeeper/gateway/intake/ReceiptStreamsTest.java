package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.face.accesslog.Answered;
import dev.gatekeeper.gateway.decode.Encoding;
import io.micronaut.http.HttpResponse;
import io.micronaut.serde.ObjectMapper;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// Uploads with receipts come to an end that can be seen from outside, and hold nothing then, whoever has gone.
class ReceiptStreamsTest {

    private static final String NOTHING = "{\"change\":[]}\n";

    private final UploadInHand hand = new UploadInHand();
    private final ReceiptStreams streams =
            new ReceiptStreams(ObjectMapper.getDefault(), new ReceiptMeters(hand.meters()));

    @Test
    void howItEndsIsCountedAndToldWithTheAnswer() throws InterruptedException {
        var accepted = answer(NOTHING + NOTHING);
        var refused = answer(NOTHING + "{\"chan\n");

        assertThat(accepted).isEqualTo(201);
        assertThat(refused).isEqualTo(422);
        assertThat(hand.ended("logged")).isEqualTo(1);
        assertThat(hand.ended("refused")).isEqualTo(1);
    }

    @Test
    void whatFailsIsCountedAndBreaksOff() throws InterruptedException {
        hand.log = (_, _) -> {
            throw new IllegalStateException("The log is gone.");
        };

        assertThat(answer(NOTHING)).isEqualTo(500);
        assertThat(hand.ended("failed")).isEqualTo(1);
    }

    @Test
    void aSenderWhoIsGoneBeforeAnybodyReadsHoldsNothingForLong() throws InterruptedException {
        var response = streams.answer(hand.begin(Encoding.IDENTITY, () -> UploadInHand.body(NOTHING)));

        assertThat(hand.eventuallyNothingIsHeld()).isTrue();
        assertThat(end(response)).isZero();
        assertThat(hand.ended("cut")).isEqualTo(1);
    }

    @Test
    void aReaderWhoGoesAwayHoldsNothing() throws InterruptedException {
        var response = streams.answer(hand.begin(Encoding.IDENTITY, UploadInHand::silent));
        publisher(response).subscribe(new Leaver());

        assertThat(hand.eventuallyNothingIsHeld()).isTrue();
        assertThat(end(response)).isZero();
        assertThat(hand.ended("cut")).isEqualTo(1);
    }

    private int answer(String lines) throws InterruptedException {
        var response = streams.answer(hand.begin(Encoding.IDENTITY, () -> UploadInHand.body(lines)));
        var reader = new UploadInHand.Reader();
        publisher(response).subscribe(reader);
        assertThat(hand.eventuallyNothingIsHeld()).isTrue();
        assertThat(reader.isOver()).isTrue();
        return end(response);
    }

    private static int end(HttpResponse<?> response) {
        return response.getAttribute(Answered.END, IntSupplier.class)
                .orElseThrow()
                .getAsInt();
    }

    @SuppressWarnings("unchecked") // What is answered is bytes.
    private static Publisher<Object> publisher(HttpResponse<?> response) {
        return (Publisher<Object>) response.getBody().orElseThrow();
    }

    /// Looks, and leaves.
    private static final class Leaver implements Subscriber<Object> {

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(Object piece) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
