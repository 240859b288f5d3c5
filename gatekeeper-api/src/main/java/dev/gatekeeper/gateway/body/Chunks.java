package dev.gatekeeper.gateway.body;

import dev.gatekeeper.face.body.Rest;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// A body in the pieces in which it comes. No more than one piece waits here for its reader: a sender who is faster
/// than that is held back by its connection. One thread reads.
public final class Chunks implements Pieces, Subscriber<byte[]>, AutoCloseable {

    private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();

    private Chunks() {}

    public static Chunks of(Publisher<byte[]> body) {
        var chunks = new Chunks();
        body.subscribe(chunks);
        return chunks;
    }

    @Override
    public Piece next(Duration patience) throws InterruptedException {
        var chunk = arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        return switch (chunk) {
            case null -> new Piece.Late();
            case Piece.Bytes bytes -> {
                ask();
                yield bytes;
            }
            case Piece.End _, Piece.Broken _, Piece.Late _, Piece.Corrupt _, Piece.TooLarge _ -> {
                arrived.add(chunk);
                yield chunk;
            }
        };
    }

    /// Reads on for a while, so that a sender who writes before it reads gets to see the answer.
    ///
    /// @param most how many bytes are read at the most
    /// @return whether the end was seen
    public boolean drain(long most) throws InterruptedException {
        var deadline = System.nanoTime() + Rest.PATIENCE.toNanos();
        var bytes = 0L;
        while (bytes <= most) {
            switch (next(Duration.ofNanos(deadline - System.nanoTime()))) {
                case Piece.Bytes(var more) -> bytes += more.length;
                case Piece.End() -> {
                    return true;
                }
                case Piece.Broken _, Piece.Late _, Piece.Corrupt _, Piece.TooLarge _ -> {
                    return false;
                }
            }
        }
        return false;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription.set(given);
        ask();
    }

    @Override
    public void onNext(byte[] bytes) {
        arrived.add(new Piece.Bytes(bytes));
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(new Piece.Broken());
    }

    @Override
    public void onComplete() {
        arrived.add(new Piece.End());
    }

    /// Lets go of the rest of the body.
    @Override
    public void close() {
        var held = subscription.get();
        if (held != null) {
            held.cancel();
        }
    }

    private void ask() {
        var held = subscription.get();
        if (held != null) {
            held.request(1);
        }
    }
}
