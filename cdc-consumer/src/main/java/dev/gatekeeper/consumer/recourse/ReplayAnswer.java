package dev.gatekeeper.consumer.recourse;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.consumer.rejection.Replay;
import dev.gatekeeper.consumer.replay.Replayed;
import dev.gatekeeper.consumer.replay.ReplayingMany;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What came of sending a rejection again. Keys without a value are left out.
///
/// @param id under which it was sent: `GET /change-sets/{id}` tells what becomes of it
/// @param replayOf the rejection
/// @param status `logged`, or `applied` or `rejected` where that was known before the call
/// @param changes how many it has; left out where it was in the log before the call
/// @param rejectionId the rejection that came of it, which may be sent again in its turn
/// @param warning where later change sets of its stream are applied already
@Serdeable
record ReplayAnswer(
        UUID id,
        UUID replayOf,
        String stream,
        String status,
        boolean corrected,
        @Nullable Integer changes,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable UUID rejectionId,
        @Nullable String warning) {

    /// Many.
    ///
    /// @param replays those that are in the log, in their order
    /// @param left those that stay open
    /// @param next the `cursor` with which to go on; left out where none is left to look at
    @Serdeable
    record Many(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<ReplayAnswer> replays,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Left> left,
            @Nullable String next) {

        static Many of(ReplayingMany.Many many) {
            return new Many(
                    many.replays().stream().map(ReplayAnswer::of).toList(),
                    many.left().stream().map(Left::of).toList(),
                    many.next().map(turn -> turn.text()).orElse(null));
        }
    }

    /// One that was not sent.
    ///
    /// @param reason a stable code
    /// @param violations the first ten of the rules that its payload breaks
    @Serdeable
    record Left(UUID rejectionId, String reason, String detail, List<Violation> violations) {

        private static final int MOST_VIOLATIONS = 10;

        static Left of(ReplayingMany.Left left) {
            return switch (left.why()) {
                case Replayed.Hindered(var obstacle, var why) ->
                    new Left(left.rejection(), obstacle.code(), why, List.of());
                case Replayed.Unsound(var reason) ->
                    new Left(
                            left.rejection(),
                            reason.code(),
                            reason.detail(),
                            reason.violations().first().stream()
                                    .limit(MOST_VIOLATIONS)
                                    .toList());
                case Replayed.Forbidden(var why) -> new Left(left.rejection(), "forbidden", why, List.of());
                case Replayed.Sent _, Replayed.Known _, Replayed.NotFound _, Replayed.Unavailable _ ->
                    throw new IllegalArgumentException("That one is not left: " + left.why());
            };
        }
    }

    static ReplayAnswer of(Replayed replayed) {
        return switch (replayed) {
            case Replayed.Sent sent ->
                new ReplayAnswer(
                        sent.replay().changeSet(),
                        sent.replay().rejection(),
                        sent.replay().stream(),
                        "logged",
                        sent.replay().corrected(),
                        sent.changes(),
                        sent.topic(),
                        sent.partition(),
                        sent.offset(),
                        null,
                        sent.warning().orElse(null));
            case Replayed.Known(var replay) -> of(replay);
            case Replayed.NotFound _,
                    Replayed.Hindered _,
                    Replayed.Unsound _,
                    Replayed.Forbidden _,
                    Replayed.Unavailable _ ->
                throw new IllegalArgumentException("That one is not in the log: " + replayed);
        };
    }

    private static ReplayAnswer of(Replay replay) {
        return new ReplayAnswer(
                replay.changeSet(),
                replay.rejection(),
                replay.stream(),
                replay.outcome().text(),
                replay.corrected(),
                null,
                replay.topic(),
                replay.partition(),
                replay.offset(),
                replay.rejectedAs(),
                null);
    }
}
