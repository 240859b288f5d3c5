package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.gateway.body.Body;
import dev.gatekeeper.gateway.decode.Encoding;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.limit.Places;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.request.Content;
import dev.gatekeeper.gateway.request.Incoming;
import dev.gatekeeper.gateway.request.Preference;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// The short way of a post that is like most: a small change set, whole at hand when the request is, and sound. It is
/// checked and handed over on the thread that reads the connection, and answered there when Kafka has it; no thread
/// waits. Every post for which anything may have to be waited for, or be explained, goes the long way, by the same
/// checks. Thread-safe.
@Singleton
final class Shortcut {

    /// To parse so much takes a tenth of a millisecond, about.
    private static final long MOST_BYTES = 64 << 10;

    private final Submit submit;
    private final Places places;
    private final Memory memory;
    private final Clock clock;
    private final long mostBytes;

    Shortcut(Submit submit, Places places, Memory memory, Limits limits, Clock clock) {
        this.submit = submit;
        this.places = places;
        this.memory = memory;
        this.clock = clock;
        this.mostBytes = Math.min(MOST_BYTES, limits.changeSetBytes());
    }

    /// Does not wait for anything. Empty where the request is not of that kind, or now is not the time: it is as it was
    /// then, and nothing was done.
    Optional<CompletionStage<HttpResponse<?>>> take(Incoming incoming) {
        return incoming.request() instanceof NettyHttpRequest<?> netty
                        && netty.byteBody() instanceof AvailableByteBody body
                        && body.length() <= mostBytes
                        && isPlain(incoming)
                ? take(
                        incoming,
                        body,
                        netty.getChannelHandlerContext().channel().eventLoop())
                : Optional.empty();
    }

    private static boolean isPlain(Incoming incoming) {
        return incoming.address() instanceof Address.Clear clear
                && incoming.caller().grants().mayWrite(clear.stream())
                && Content.of(incoming.headers()) instanceof Content.OneChangeSet(var encoding)
                && encoding == Encoding.IDENTITY
                && !incoming.headers().contains(Preference.FIELD);
    }

    private Optional<CompletionStage<HttpResponse<?>>> take(Incoming incoming, AvailableByteBody body, Executor loop) {
        return hold(body.length()).flatMap(held -> take(incoming, body, loop, held));
    }

    private Optional<CompletionStage<HttpResponse<?>>> take(
            Incoming incoming, AvailableByteBody body, Executor loop, Held held) {
        var taken = Optional.<CompletionStage<HttpResponse<?>>>empty();
        try {
            taken = submit(incoming, body, loop);
            return taken.map(answer -> answer.whenComplete((_, _) -> held.close()));
        } finally {
            if (taken.isEmpty()) {
                held.close();
            }
        }
    }

    private Optional<CompletionStage<HttpResponse<?>>> submit(
            Incoming incoming, AvailableByteBody body, Executor loop) {
        var contentType = incoming.headers().get(HttpHeaders.CONTENT_TYPE);
        var payload = Payload.whole(body.split().toByteArray(), contentType);
        return submit.submitAtOnce(Submission.of(incoming, new Body.Whole(payload), clock.instant()), loop)
                .map(outcome -> {
                    incoming.caller().allowance().charge(payload.bytes().length);
                    return outcome.thenApply(Answer::to);
                });
    }

    /// What a post holds until it is answered.
    private record Held(Places.Place place, Memory.Share share) implements AutoCloseable {

        @Override
        public void close() {
            share.close();
            place.close();
        }
    }

    /// Empty where there is no place, or no memory.
    private Optional<Held> hold(long bytes) {
        return places.enter().flatMap(place -> {
            var held = new Held(place, memory.share());
            if (held.share().growTo(bytes)) {
                return Optional.of(held);
            }
            held.close();
            return Optional.empty();
        });
    }
}
