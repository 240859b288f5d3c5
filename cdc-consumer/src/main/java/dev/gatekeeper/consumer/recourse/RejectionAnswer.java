package dev.gatekeeper.consumer.recourse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.RejectionEnvelope;
import dev.gatekeeper.consumer.rejection.Life;
import dev.gatekeeper.consumer.rejection.Replay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is kept of a rejection: what stands in the audit topic, its state, and its replays. Keys without a value
/// are left out.
///
/// @param stateSince when it came into its state
/// @param stateBy who brought it there
/// @param times how often the same payload was refused
/// @param replays how often it was sent again, the first first
@JsonInclude(JsonInclude.Include.NON_NULL)
record RejectionAnswer(
        @JsonUnwrapped RejectionEnvelope rejection,
        String state,
        @Nullable String stateSince,
        @Nullable String stateBy,
        @Nullable String stateNote,
        int times,
        String firstRejectedAt,
        List<Link> replays) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /// @param id of the change set that was sent
    /// @param outcome `noted` and `let-go`: it may be in the log or not; `logged`; `applied`; `rejected`
    /// @param corrected whether it was another payload than the one that was refused
    /// @param rejectionId what came of it, where it was rejected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(
            String id,
            String stream,
            String outcome,
            boolean corrected,
            String orderedAt,
            @Nullable String orderedBy,
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable String decidedAt,
            @Nullable String rejectionId) {

        static Link of(Replay replay) {
            return new Link(
                    replay.changeSet().toString(),
                    replay.stream(),
                    replay.outcome().text(),
                    replay.corrected(),
                    replay.orderedAt().toString(),
                    replay.by(),
                    replay.topic(),
                    replay.partition(),
                    replay.offset(),
                    text(replay.decidedAt()),
                    text(replay.rejectedAs()));
        }
    }

    static RejectionAnswer of(Rejection rejection, Life life, List<Replay> replays) {
        return new RejectionAnswer(
                RejectionEnvelope.of(rejection),
                life.state().text(),
                text(life.since()),
                life.by(),
                life.note(),
                life.times(),
                life.firstRejectedAt().toString(),
                replays.stream().map(Link::of).toList());
    }

    /// As JSON.
    byte[] write() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts and numbers can't be written.", impossible);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
