package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Payload;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Sender;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.delivery.Sequence;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

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
    /// @param sender whose change sets they are; each has a time of its own at which it came
    /// @param grants of the sender
    /// @param handling whether it goes on behind what is refused
    /// @param receipts is told of each
    UploadOutcome take(
            Arrivals arrivals,
            Window window,
            Address.Clear address,
            Sender sender,
            Grants grants,
            Handling handling,
            Optional<String> traceparent,
            Receipts receipts)
            throws InterruptedException {
        var names = new UploadNames(address);
        var tally = new Tally(address.stream());
        var settling = Settling.start(window, tally, receipts);
        UploadEnd end;
        try {
            end = handOver(arrivals, window, address.stream(), names, sender, grants, handling, traceparent);
        } finally {
            settling.finish();
        }
        return new UploadOutcome(tally, tally.end().orElse(end), names);
    }

    /// @return why no more is handed over
    private UploadEnd handOver(
            Arrivals arrivals,
            Window window,
            StreamName stream,
            UploadNames names,
            Sender sender,
            Grants grants,
            Handling handling,
            Optional<String> traceparent)
            throws InterruptedException {
        while (true) {
            switch (arrivals.next()) {
                case Arrival.Arrived _
                when window.isBroken() -> {
                    return new UploadEnd.Unavailable("What came before could not be kept.");
                }
                case Arrival.Arrived arrived -> {
                    meters.arrived(arrived.group());
                    var from = new Sender(sender.referral(), sender.principal(), clock.instant());
                    var handed =
                            admit(arrived.group(), stream, names.next(), from, grants, traceparent, window.sequence());
                    window.add(new Crossing(arrived, handed));
                    switch (handed.following()) {
                        case ALWAYS -> {}
                        case WHERE_LENIENT -> {
                            if (handling == Handling.STRICT) {
                                return new UploadEnd.Halted(arrived.group().firstLine());
                            }
                        }
                        case NEVER -> {
                            return new UploadEnd
                                    .Complete(); // As far as it is looked at: how it ends is told by that one.
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

    private Handed admit(
            LineGroup group,
            StreamName stream,
            Naming naming,
            Sender sender,
            Grants grants,
            Optional<String> traceparent,
            Sequence sequence)
            throws InterruptedException {
        return switch (group) {
            case LineGroup.Whole whole -> {
                var payload = Payload.whole(whole.payload(), contentType(group));
                var candidate = new Candidate(stream, whole.format(), payload, sender, grants, traceparent);
                yield door.admit(candidate, naming, sequence);
            }
            case LineGroup.TooLarge large -> {
                var payload = new Payload(large.beginning(), large.length(), contentType(group));
                yield door.refuse(Refusal.TOO_LARGE, tooLarge(large.length()), payload, sender, naming, sequence);
            }
        };
    }

    /// One line of format 1 is a document; of format 2, lines are what it is.
    private static String contentType(LineGroup group) {
        return switch (group.format()) {
            case WAL2JSON_1 -> MediaType.APPLICATION_JSON;
            case WAL2JSON_2 -> Content.LINES;
        };
    }

    private Reason tooLarge(long bytes) {
        return new Reason(
                "too-large",
                "The change set has " + bytes + " bytes, and may have " + limits.changeSetBytes()
                        + ": send smaller transactions.");
    }
}
