package dev.gatekeeper.gateway.request;

import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a request says that its change set goes, and under which key.
public sealed interface Address {

    String STREAM_HEADER = "X-Stream";
    String STREAM_PARAMETER = "stream";
    String KEY_HEADER = "Idempotency-Key";

    /// The key to be answered where the change set does not give one.
    IdempotencyKey keyAtHand();

    /// @param streamNamed whether the request names the stream, so that the upstream's positions mean something in it
    /// @param sentKey the key that the request bears
    record Clear(StreamName stream, boolean streamNamed, Optional<IdempotencyKey> sentKey, IdempotencyKey keyAtHand)
            implements Address {

        /// The key under which all that the request holds may be repeated, where that is known from the start.
        public Optional<IdempotencyKey> wholeKey() {
            return sentKey.isEmpty() && streamNamed ? Optional.empty() : Optional.of(keyAtHand);
        }

        /// The key of the change set: as sent, else its position in the upstream's log, else one that is minted.
        public IdempotencyKey keyOf(Optional<String> nextLsn) {
            return sentKey.isEmpty() && streamNamed
                    ? nextLsn.map(IdempotencyKey::new).orElse(keyAtHand)
                    : keyAtHand;
        }
    }

    /// The request contradicts itself, or names what can't be a name.
    record Unclear(Reason reason, IdempotencyKey keyAtHand) implements Address {}

    /// Reads what the request says. A name that is said twice is fine where it is the same.
    static Address read(List<String> streamParameters, List<String> streamHeaders, List<String> keyHeaders) {
        if (contradict(keyHeaders)) {
            return unclear("bad-idempotency-key", "The request bears two idempotency keys; send one.", minted());
        }
        Optional<IdempotencyKey> sentKey;
        try {
            sentKey = keyHeaders.stream().findFirst().map(IdempotencyKey::new);
        } catch (IllegalArgumentException e) {
            return unclear("bad-idempotency-key", sentence(e), minted());
        }
        var key = sentKey.orElseGet(Address::minted);
        var streams = new ArrayList<>(streamParameters);
        streams.addAll(streamHeaders);
        if (contradict(streams)) {
            return unclear("bad-stream", "The request names two streams; name one.", key);
        }
        try {
            var stream = streams.stream().findFirst().map(StreamName::new);
            return new Clear(stream.orElse(StreamName.DEFAULT), stream.isPresent(), sentKey, key);
        } catch (IllegalArgumentException e) {
            return unclear("bad-stream", sentence(e), key);
        }
    }

    private static boolean contradict(List<String> said) {
        return said.size() > 1 && said.stream().distinct().count() > 1;
    }

    private static Unclear unclear(String code, String detail, IdempotencyKey key) {
        return new Unclear(new Reason(code, detail), key);
    }

    private static IdempotencyKey minted() {
        return IdempotencyKey.mint();
    }

    private static String sentence(IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
    }
}
