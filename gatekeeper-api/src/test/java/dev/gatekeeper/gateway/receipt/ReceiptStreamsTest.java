package dev.gatekeeper.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.face.accesslog.Answered;
import dev.gatekeeper.gateway.body.BodyInHand;
import dev.gatekeeper.gateway.decode.Encoding;
import dev.gatekeeper.gateway.upload.UploadInHand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReceiptStreams streams = new ReceiptStreams(ObjectMapper.getDefault(), new ReceiptMeters(meters));

    @Test
    void howItEndsIsCountedAndToldWithTheAnswer() throws InterruptedException {
        var accepted = answer(NOTHING + NOTHING);
        var refused = answer(NOTHING + "{\"chan\n");

        assertThat(accepted).isEqualTo(201);
        assertThat(refused).isEqualTo(422);
        assertThat(ended("logged")).isEqualTo(1);
        assertThat(ended("refused")).isEqualTo(1);
    }

    @Test
    void whatFailsIsCountedAndBreaksOff() throws InterruptedException {
        hand.log = (_, _) -> {
            throw new IllegalStateException("The log is gone.");
        };

        assertThat(answer(NOTHING)).isEqualTo(500);
        assertThat(ended("failed")).isEqualTo(1);
    }

    @Test
    void aSenderWhoIsGoneBeforeAnybodyReadsHoldsNothingForLong() throws InterruptedException {
        var response = streams.answer(hand.begin(Encoding.IDENTITY, () -> BodyInHand.body(NOTHING)));

        hand.awaitNothingIsHeld();
        assertThat(end(response)).isZero();
        assertThat(ended("cut")).isEqualTo(1);
    }

    @Test
    void aReaderWhoGoesAwayHoldsNothing() throws InterruptedException {
        var response = streams.answer(hand.begin(Encoding.IDENTITY, BodyInHand::silent));
        publisher(response).subscribe(new Leaver());

        hand.awaitNothingIsHeld();
        assertThat(end(response)).isZero();
        assertThat(ended("cut")).isEqualTo(1);
    }

    private int answer(String lines) throws InterruptedException {
        var response = streams.answer(hand.begin(Encoding.IDENTITY, () -> BodyInHand.body(lines)));
        var reader = new Reader();
        publisher(response).subscribe(reader);
        hand.awaitNothingIsHeld();
        assertThat(reader.isOver()).isTrue();
        return end(response);
    }

    private double ended(String outcome) {
        return meters.get("gatekeeper.receipt.uploads")
                .tag("outcome", outcome)
                .counter()
                .count();
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

    /// A reader of what is answered, that asks for all of it at once.
    private static final class Reader implements Subscriber<Object> {

        private volatile boolean isOver;

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object piece) {}

        @Override
        public void onError(Throwable failure) {
            isOver = true;
        }

        @Override
        public void onComplete() {
            isOver = true;
        }

        boolean isOver() {
            return isOver;
        }
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
