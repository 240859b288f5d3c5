package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.gateway.body.BodyReader;
import dev.gatekeeper.gateway.body.Drains;
import dev.gatekeeper.gateway.body.Unpackings;
import dev.gatekeeper.gateway.decode.Encoding;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.limit.Places;
import dev.gatekeeper.gateway.receipt.ReceiptStreams;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.request.Content;
import dev.gatekeeper.gateway.request.Incoming;
import dev.gatekeeper.gateway.upload.Receipts;
import dev.gatekeeper.gateway.upload.UploadRequest;
import dev.gatekeeper.gateway.upload.Uploads;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/// `POST /change-sets`: one change set, or many as lines. Reads the request and words the answer; what happens
/// between is [Submit]'s and [Uploads]', and what comes after [Sequel]'s. What goes the [Shortcut] has no thread of
/// its own, and all else has.
@Controller("/change-sets")
final class ChangeSetController implements ChangeSetCalls {

    private final Access access;
    private final Shortcut shortcut;
    private final BodyReader bodies;
    private final Memory memory;
    private final Submit submit;
    private final Sequel sequel;
    private final Uploads uploads;
    private final Unpackings unpackings;
    private final ReceiptStreams receiptStreams;
    private final Clock clock;
    private final Places places;
    private final Drains drains;
    private final ExecutorService threads;

    ChangeSetController(
            Access access,
            Shortcut shortcut,
            BodyReader bodies,
            Memory memory,
            Submit submit,
            Sequel sequel,
            Uploads uploads,
            Unpackings unpackings,
            ReceiptStreams receiptStreams,
            Limits limits,
            Clock clock,
            Places places,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.access = access;
        this.shortcut = shortcut;
        this.bodies = bodies;
        this.memory = memory;
        this.submit = submit;
        this.sequel = sequel;
        this.uploads = uploads;
        this.unpackings = unpackings;
        this.receiptStreams = receiptStreams;
        this.clock = clock;
        this.places = places;
        this.drains = Drains.of(limits);
        this.threads = threads;
    }

    @Override
    @Needs(Permission.WRITE)
    @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
    public CompletionStage<HttpResponse<?>> post(ServerHttpRequest<?> request) {
        var incoming = Incoming.of(request, access.callerOf(request));
        return shortcut.take(incoming).orElseGet(() -> waiting(() -> answer(incoming)));
    }

    /// On a thread of its own: what a request needs may be slow to come.
    private CompletionStage<HttpResponse<?>> waiting(Callable<HttpResponse<?>> work) {
        var answer = new CompletableFuture<HttpResponse<?>>();
        threads.execute(PropagatedContext.getOrEmpty().wrap(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception | Error e) { // Whatever it is, the request is to be answered.
                answer.completeExceptionally(e);
            }
        }));
        return answer;
    }

    private HttpResponse<?> answer(Incoming incoming) throws IOException, InterruptedException {
        var address = incoming.address();
        if (address instanceof Address.Clear clear
                && !incoming.caller().grants().mayWrite(clear.stream())) {
            var why = "There is no grant to write the stream " + clear.stream() + '.';
            return Answer.forbidden(address.keyAtHand(), why, drained(incoming));
        }
        var entered = places.enter();
        if (entered.isEmpty()) {
            return Answer.crowded(address.keyAtHand());
        }
        try (var place = entered.get()) {
            return take(incoming, place);
        }
    }

    private HttpResponse<?> take(Incoming incoming, Places.Place place) throws IOException, InterruptedException {
        return switch (Content.of(incoming.headers())) {
            case Content.OneChangeSet(var encoding) -> one(incoming, encoding, place);
            case Content.ManyChangeSets(var encoding)
            when incoming.address() instanceof Address.Clear clear -> many(incoming, clear, encoding, place);
            // What an unclear request holds is kept, as far as it is kept of one change set.
            case Content.ManyChangeSets(var encoding) -> one(incoming, encoding, place);
            case Content.NotRead(var flaw) ->
                Answer.unsupported(incoming.address().keyAtHand(), flaw, drained(incoming));
        };
    }

    /// Passes over the body that nobody reads. Who asked whether to send it is told by the answer.
    ///
    /// @return whether its end was seen
    private boolean drained(Incoming incoming) throws InterruptedException {
        return !incoming.asksBeforehand()
                && drains.drain(() -> incoming.request().byteBody().toByteArrayPublisher());
    }

    private HttpResponse<?> one(Incoming incoming, Encoding encoding, Places.Place place)
            throws IOException, InterruptedException {
        var sent = incoming.request().byteBody();
        var announced = sent.expectedLength();
        var contentType = incoming.headers().get(HttpHeaders.CONTENT_TYPE);
        if (encoding == Encoding.IDENTITY && incoming.asksBeforehand()) {
            var unsent = bodies.tooLargeToBeSent(announced, contentType);
            if (unsent.isPresent()) {
                return Answer.to(submit.submit(Submission.of(incoming, unsent.get(), clock.instant())));
            }
        }
        var opened = unpackings.open(encoding);
        if (opened.isEmpty()) {
            return noRoom(incoming.address());
        }
        final Outcome outcome;
        final long received;
        try (var unpacking = opened.get();
                var stream = sent.toInputStream();
                var share = memory.share()) {
            var body = unpacking.read(bodies, stream, announced, contentType, share);
            received = System.nanoTime();
            incoming.caller().allowance().charge(body.bytes());
            outcome = submit.submit(Submission.of(incoming, body, clock.instant()));
        }
        place.close(); // Who waits from here on holds nothing that others need.
        return sequel.answer(
                outcome, received, incoming.request(), incoming.caller().grants());
    }

    private HttpResponse<?> many(Incoming incoming, Address.Clear address, Encoding encoding, Places.Place place)
            throws InterruptedException {
        var request = UploadRequest.of(incoming, address, clock.instant());
        var opened = unpackings.open(encoding);
        if (opened.isEmpty()) {
            return noRoom(address);
        }
        var uploading =
                uploads.begin(request, () -> incoming.request().byteBody().toByteArrayPublisher(), opened.get(), place);
        if (Content.wantsReceipts(incoming.headers())) {
            return receiptStreams.answer(uploading);
        }
        try (uploading) {
            return uploading.run(Receipts.none());
        }
    }

    private static HttpResponse<?> noRoom(Address address) {
        return Answer.to(new Outcome.Unavailable(
                address.keyAtHand(), "The gateway has no memory free to decompress this body now."));
    }
}
