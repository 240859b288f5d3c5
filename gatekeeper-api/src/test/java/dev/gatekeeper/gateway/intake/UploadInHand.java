package dev.gatekeeper.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.rejection.Sender;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.gateway.decode.Decoder;
import dev.gatekeeper.gateway.decode.Encoding;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.log.Appended;
import dev.gatekeeper.gateway.log.ChangeLog;
import dev.gatekeeper.gateway.log.LogPosition;
import dev.gatekeeper.gateway.rejection.Audited;
import dev.gatekeeper.gateway.status.RecentlyKept;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.core.async.publisher.Publishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// Uploads in a gateway that has one place, and room for one zstd body, where the test says what fails.
final class UploadInHand {

    static final Duration STALL = Duration.ofMillis(300);

    private static final Limits LIMITS = new Limits(10_000, 3, 1, 0, 0, Duration.ofMinutes(1), STALL);
    private static final long MEMORY = 1_000_000;

    private final Places places = new Places(1);
    private final Memory memory = new Memory(MEMORY);
    private final Unpackings unpackings =
            new Unpackings(Encoding.ZSTD.bytes(), Duration.ofMillis(10), _ -> new Undecided());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    ChangeLog log = (_, _) -> Pending.known(new Appended.Logged(new LogPosition("t", 0, 0)));
    boolean decoderFailsAtItsEnd;

    static Publisher<byte[]> body(String text) {
        return Publishers.just(text.getBytes(UTF_8));
    }

    /// Never sends anything.
    static Publisher<byte[]> silent() {
        return silent(() -> {});
    }

    /// Never sends anything, and can't be told to stop.
    static Publisher<byte[]> stubborn() {
        return silent(() -> {
            throw new IllegalStateException("It does not stop.");
        });
    }

    private static Publisher<byte[]> silent(Runnable atItsEnd) {
        return subscriber -> subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {
                atItsEnd.run();
            }
        });
    }

    /// Begins an upload as a request does: whatever comes of it, the request's own place is closed.
    Uploading begin(Encoding encoding, Supplier<Publisher<byte[]>> body) throws InterruptedException {
        var intake = new IntakeMeters(meters);
        var checks = new Checks(
                new ChangeSetParser(ParserSettings.DEFAULT), new Memory(MEMORY), LIMITS, intake, new ContractsInHand());
        var door = new Door(
                checks,
                log,
                (_, _) -> Pending.known(new Audited.Kept()),
                new RecentlyKept(),
                intake,
                Clock.systemUTC());
        var address = (Address.Clear) Address.read(List.of("s"), List.of(), List.of("k"));
        try (var place = places.enter().orElseThrow(IllegalStateException::new)) {
            var upload = new Upload(LIMITS, door, intake, Clock.systemUTC());
            return new Uploads(upload, memory, LIMITS, new Stopping())
                    .begin(
                            new UploadRequest(
                                    address,
                                    Caller.ANYBODY,
                                    new Sender(null, null, Instant.EPOCH),
                                    Handling.LENIENT,
                                    Optional.empty()),
                            body,
                            unpackings.open(encoding).orElseThrow(IllegalStateException::new),
                            place);
        }
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    /// The place, and all of both memories, can be had by another.
    boolean nothingIsHeld() throws InterruptedException {
        try (var share = memory.share();
                var place = places.enter().orElse(null)) {
            var unpacking = unpackings.open(Encoding.ZSTD);
            decoderFailsAtItsEnd = false;
            unpacking.ifPresent(Unpacking::close);
            return place != null && unpacking.isPresent() && share.growTo(MEMORY);
        }
    }

    boolean eventuallyNothingIsHeld() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (nothingIsHeld()) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    double ended(String outcome) {
        return meters.get("gatekeeper.receipt.uploads")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    /// A reader of what is answered, that asks for all of it at once.
    static final class Reader implements Subscriber<Object> {

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

    /// Decodes nothing.
    private final class Undecided implements Decoder {

        @Override
        public void feed(byte[] piece) {}

        @Override
        public int read(byte[] into, int offset, int length) {
            return 0;
        }

        @Override
        public void end() {}

        @Override
        public void close() {
            if (decoderFailsAtItsEnd) {
                throw new IllegalStateException("The decoder does not end.");
            }
        }
    }
}
