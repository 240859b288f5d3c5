package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Candidate;
import dev.gatekeeper.gateway.admission.Door;
import dev.gatekeeper.gateway.admission.Handed;
import dev.gatekeeper.gateway.admission.IntakeMeters;
import dev.gatekeeper.gateway.admission.Naming;
import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.delivery.Sequence;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.request.Handling;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The way of a request whose body is many change sets. They are read, checked and handed over in the order in which
/// they came, and so they stand in the log; what becomes of them is counted meanwhile. What is refused stops none that
/// follow, unless its sender wants it so. Where one can't be kept, nothing more is handed over, and what is under way
/// behind it gets nowhere that the log can stop it. Thread-safe.
@Singleton
final class Upload {

    /// What a producer brings to one partition well within the time that a record may take, one batch after the other.
    private static final long MOST_UNDER_WAY = 4 << 20;

    private final Limits limits;
    private final Door door;
    private final IntakeMeters meters;
    private final Clock clock;
    private final Memory windows;

    Upload(Limits limits, Door door, IntakeMeters meters, Clock clock) {
        this.limits = limits;
        this.door = door;
        this.meters = meters;
        this.clock = clock;
        this.windows = new Memory(limits.windowBytes());
    }

    /// For the change sets of one upload that are under way.
    Window window() {
        return new Window(windows.share(), Math.min(limits.windowBytes() / 2, MOST_UNDER_WAY));
    }

    /// Takes all that arrives.
    ///
    /// @param window of this upload alone
    /// @param request of which each change set has a time of its own at which it came
    /// @param receipts is told of each
    UploadOutcome take(Arrivals arrivals, Window window, UploadRequest request, Receipts receipts)
            throws InterruptedException {
        var names = new UploadNames(request.address());
        var tally = new Tally(request.address().stream());
        var settling = Settling.start(window, tally, receipts);
        UploadEnd end;
        try {
            end = handOver(arrivals, window, names, request);
        } finally {
            settling.finish();
        }
        return new UploadOutcome(tally, tally.end().orElse(end), names);
    }

    /// @return why no more is handed over
    private UploadEnd handOver(Arrivals arrivals, Window window, UploadNames names, UploadRequest request)
            throws InterruptedException {
        while (true) {
            switch (arrivals.next()) {
                case Arrival.Arrived _
                when window.isBroken() -> {
                    return new UploadEnd.Unavailable("What came before could not be kept.");
                }
                case Arrival.Arrived arrived -> {
                    meters.arrived(arrived.group());
                    var handed = admit(arrived.group(), names.next(), request, window.sequence());
                    window.add(new Crossing(arrived, handed));
                    switch (handed.following()) {
                        case ALWAYS -> {}
                        case WHERE_LENIENT -> {
                            if (request.handling() == Handling.STRICT) {
                                return new UploadEnd.Halted(arrived.group().firstLine());
                            }
                        }
                        case NEVER -> { // Complete as far as it is looked at: how it ends is told by that one.
                            return new UploadEnd.Complete();
                        }
                    }
                }
                case Arrival.End() -> {
                    return new UploadEnd.Complete();
                }
                case Arrival.Refused(var refusal, var reason) -> {
                    return new UploadEnd.Refused(refusal, reason);
                }
                case Arrival.TooSlow(), Arrival.Broken() -> {
                    return new UploadEnd.Incomplete();
                }
                case Arrival.NoRoom() -> {
                    return new UploadEnd.Unavailable("The gateway has no memory free for the next change set now.");
                }
                case Arrival.Stopping() -> {
                    return new UploadEnd.Unavailable("The gateway is stopping.");
                }
            }
        }
    }

    private Handed admit(LineGroup group, Naming naming, UploadRequest request, Sequence sequence)
            throws InterruptedException {
        var sender = new Sender(request.sender().referral(), request.sender().principal(), clock.instant());
        return switch (group) {
            case LineGroup.Whole whole -> {
                var payload = Payload.whole(whole.payload(), group.format().mediaType());
                var candidate = new Candidate(
                        request.address().stream(),
                        whole.format(),
                        payload,
                        sender,
                        request.caller().grants(),
                        request.traceparent());
                yield door.admit(candidate, naming, sequence);
            }
            case LineGroup.TooLarge large -> {
                var payload = new Payload(
                        large.beginning(), large.length(), group.format().mediaType());
                yield door.refuse(
                        Refusal.TOO_LARGE,
                        Reason.tooLarge(large.length(), limits.changeSetBytes()),
                        payload,
                        sender,
                        naming,
                        sequence);
            }
        };
    }
}
