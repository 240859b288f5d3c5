package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.Caller;
import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.rejection.Sender;
import dev.gatekeeper.gateway.decode.Encoding;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/// `POST /change-sets`: one change set, or many as lines. Reads the request and words the answer; what happens
/// between is [Submit]'s and [Upload]'s, and what comes after [Sequel]'s.
@Controller("/change-sets")
final class ChangeSetController implements ChangeSetCalls {

    private static final int LONGEST_REFERRAL = 2048;

    private final Access access;
    private final BodyReader bodies;
    private final Memory memory;
    private final Submit submit;
    private final Sequel sequel;
    private final Upload upload;
    private final Unpackings unpackings;
    private final ReceiptStreams receiptStreams;
    private final Limits limits;
    private final Stopping stopping;
    private final Clock clock;
    private final Places places;
    private final Drains drains;

    ChangeSetController(
            Access access,
            BodyReader bodies,
            Memory memory,
            Submit submit,
            Sequel sequel,
            Upload upload,
            Unpackings unpackings,
            ReceiptStreams receiptStreams,
            Limits limits,
            Stopping stopping,
            Clock clock) {
        this.access = access;
        this.bodies = bodies;
        this.memory = memory;
        this.submit = submit;
        this.sequel = sequel;
        this.upload = upload;
        this.unpackings = unpackings;
        this.receiptStreams = receiptStreams;
        this.limits = limits;
        this.stopping = stopping;
        this.clock = clock;
        this.places = new Places(limits.concurrentRequests());
        this.drains = Drains.of(limits);
    }

    @Override
    @Needs(Permission.WRITE)
    @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    public HttpResponse<?> post(ServerHttpRequest<?> request) throws IOException, InterruptedException {
        var headers = request.getHeaders();
        var address = Address.read(
                request.getParameters().getAll(Address.STREAM_PARAMETER),
                headers.getAll(Address.STREAM_HEADER),
                headers.getAll(Address.KEY_HEADER));
        var caller = access.callerOf(request);
        if (address instanceof Address.Clear clear && !caller.grants().mayWrite(clear.stream())) {
            var why = "There is no grant to write the stream " + clear.stream() + '.';
            return Answer.forbidden(address.keyAtHand(), why, drained(request));
        }
        var entered = places.enter();
        if (entered.isEmpty()) {
            return Answer.crowded(address.keyAtHand());
        }
        try (var place = entered.get()) {
            return take(request, address, caller, place);
        }
    }

    private HttpResponse<?> take(ServerHttpRequest<?> request, Address address, Caller caller, Places.Place place)
            throws IOException, InterruptedException {
        return switch (Content.of(request.getHeaders())) {
            case Content.OneChangeSet(var encoding) -> one(request, address, caller, encoding, place);
            case Content.ManyChangeSets(var encoding)
            when address instanceof Address.Clear clear -> many(request, clear, caller, encoding, place);
            // What an unclear request holds is kept, as far as it is kept of one change set.
            case Content.ManyChangeSets(var encoding) -> one(request, address, caller, encoding, place);
            case Content.NotRead(var flaw) -> Answer.unsupported(address.keyAtHand(), flaw, drained(request));
        };
    }

    private boolean drained(ServerHttpRequest<?> request) throws InterruptedException {
        return drains.drain(() -> request.byteBody().toByteArrayPublisher());
    }

    private HttpResponse<?> one(
            ServerHttpRequest<?> request, Address address, Caller caller, Encoding encoding, Places.Place place)
            throws IOException, InterruptedException {
        var opened = unpackings.open(encoding);
        if (opened.isEmpty()) {
            return noRoom(address);
        }
        var announced = request.byteBody().expectedLength();
        final Outcome outcome;
        final long received;
        try (var stream = request.byteBody().toInputStream();
                var share = memory.share();
                var unpacking = opened.get()) {
            var contentType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
            var body = unpacking.read(bodies, stream, announced, contentType, share);
            received = System.nanoTime();
            caller.allowance().charge(body.bytes());
            outcome = submit.submit(
                    new Submission(address, sender(request, caller), caller.grants(), traceparent(request), body));
        }
        place.close(); // Who waits from here on holds nothing that others need.
        return sequel.answer(outcome, received, request, caller.grants());
    }

    private HttpResponse<?> many(
            ServerHttpRequest<?> request, Address.Clear address, Caller caller, Encoding encoding, Places.Place place)
            throws InterruptedException {
        var opened = unpackings.open(encoding);
        if (opened.isEmpty()) {
            return noRoom(address);
        }
        var uploading = Uploading.begin(
                upload,
                place,
                () -> request.byteBody().toByteArrayPublisher(),
                opened.get(),
                memory,
                limits,
                stopping,
                address,
                caller,
                sender(request, caller),
                traceparent(request));
        if (Content.wantsReceipts(request.getHeaders())) {
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

    private Sender sender(HttpRequest<?> request, Caller caller) {
        var referral = request.getHeaders()
                .findFirst(HttpHeaders.REFERER)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REFERRAL)));
        return new Sender(referral.orElse(null), caller.principal().orElse(null), clock.instant());
    }

    private static Optional<String> traceparent(HttpRequest<?> request) {
        return Traceparent.of(request.getHeaders().findFirst("traceparent"));
    }
}
