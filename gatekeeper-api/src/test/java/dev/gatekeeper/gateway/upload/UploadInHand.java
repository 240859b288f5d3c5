package dev.gatekeeper.gateway.upload;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.gateway.admission.DoorInHand;
import dev.gatekeeper.gateway.body.BodyInHand;
import dev.gatekeeper.gateway.body.Unpacking;
import dev.gatekeeper.gateway.body.Unpackings;
import dev.gatekeeper.gateway.contract.ContractsInHand;
import dev.gatekeeper.gateway.decode.Decoder;
import dev.gatekeeper.gateway.decode.Encoding;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.limit.Places;
import dev.gatekeeper.gateway.log.Appended;
import dev.gatekeeper.gateway.log.ChangeLog;
import dev.gatekeeper.gateway.log.LogPosition;
import dev.gatekeeper.gateway.rejection.Audited;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.request.Handling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/// Uploads in a gateway that has one place, and room for one zstd body, where the test says what fails.
public final class UploadInHand {

    private static final Limits LIMITS = new Limits(10_000, 3, 1, 0, 0, Duration.ofMinutes(1), Duration.ofMillis(300));
    private static final long MEMORY = 1_000_000;

    private final Places places = new Places(1);
    private final Memory memory = new Memory(MEMORY);
    private final Unpackings unpackings = BodyInHand.unpackings(Undecided::new);

    public ChangeLog log = (_, _) -> Pending.known(new Appended.Logged(new LogPosition("t", 0, 0)));
    boolean decoderFailsAtItsEnd;

    /// Begins an upload as a request does: whatever comes of it, the request's own place is closed.
    public Uploading begin(Encoding encoding, Supplier<Publisher<byte[]>> body) throws InterruptedException {
        var clock = Clock.systemUTC();
        var hand = DoorInHand.before(
                log, (_, _) -> Pending.known(new Audited.Kept()), LIMITS, new ContractsInHand(), clock);
        var address = (Address.Clear) Address.read(List.of("s"), List.of(), List.of("k"));
        try (var place = places.enter().orElseThrow(IllegalStateException::new)) {
            var upload = new Upload(LIMITS, hand.door(), hand.meters(), clock);
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

    public void awaitNothingIsHeld() {
        await("a gateway in which nothing is held")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(this::nothingIsHeld);
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
