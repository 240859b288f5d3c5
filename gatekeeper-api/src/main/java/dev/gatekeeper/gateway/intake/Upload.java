package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.rejection.Payload;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Sender;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// The way of a request whose body is many change sets. Each is decided before the next one is looked at, so they
/// stand in the log in the order in which they came; what is refused stops none that follow, and what can't be kept
/// stops all. Thread-safe.
@Singleton
final class Upload {

    private final Limits limits;
    private final Door door;
    private final IntakeMeters meters;
    private final Clock clock;

    Upload(Limits limits, Door door, IntakeMeters meters, Clock clock) {
        this.limits = limits;
        this.door = door;
        this.meters = meters;
        this.clock = clock;
    }

    /// Takes all that arrives.
    ///
    /// @param sender whose change sets they are; each has a time of its own at which it came
    /// @param grants of the sender
    UploadOutcome take(
            Arrivals arrivals, Address.Clear address, Sender sender, Grants grants, Optional<String> traceparent)
            throws InterruptedException {
        var names = new UploadNames(address);
        var tally = new Tally(address.stream());
        while (true) {
            switch (arrivals.next()) {
                case Arrival.Arrived arrived -> {
                    meters.arrived(arrived.group());
                    var from = new Sender(sender.referral(), sender.principal(), clock.instant());
                    var stop = tally.count(arrived, decide(arrived.group(), names.next(), from, grants, traceparent));
                    if (stop.isPresent()) {
                        return new UploadOutcome(tally, stop.get(), names);
                    }
                }
                case Arrival.End() -> {
                    return new UploadOutcome(tally, new UploadEnd.Complete(), names);
                }
                case Arrival.TooSlow(), Arrival.Broken() -> {
                    return new UploadOutcome(tally, new UploadEnd.Incomplete(), names);
                }
                case Arrival.NoRoom() -> {
                    var why = "The gateway has no memory free for the next change set now.";
                    return new UploadOutcome(tally, new UploadEnd.Unavailable(why), names);
                }
                case Arrival.Stopping() -> {
                    var why = "The gateway is stopping.";
                    return new UploadOutcome(tally, new UploadEnd.Unavailable(why), names);
                }
            }
        }
    }

    private Decision decide(LineGroup group, Naming naming, Sender sender, Grants grants, Optional<String> traceparent)
            throws InterruptedException {
        return switch (group) {
            case LineGroup.Whole whole -> {
                var payload = Payload.whole(whole.payload(), contentType(group));
                yield door.decide(new Candidate(whole.format(), payload, sender, grants, traceparent), naming);
            }
            case LineGroup.TooLarge large -> {
                var payload = new Payload(large.beginning(), large.length(), contentType(group));
                yield door.refuse(Refusal.TOO_LARGE, tooLarge(large.length()), payload, sender, naming);
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
