package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.gateway.admission.Receipt;
import dev.gatekeeper.gateway.request.Preference;
import dev.gatekeeper.gateway.status.Fate;
import dev.gatekeeper.gateway.status.Waited;
import dev.gatekeeper.gateway.status.Waits;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;

/// What comes after a change set is logged, where its sender prefers to wait for that: it is applied, or rejected past
/// the log, and the answer says so. Where that is not known in time, or nobody can say, the answer is what it would
/// have been without. Thread-safe.
@Singleton
final class Sequel {

    /// How many warnings are spelled out to who waits; the rest is counted.
    private static final int MOST_WARNINGS = 10;

    private final Waits waits;

    Sequel(Waits waits) {
        this.waits = waits;
    }

    /// @param received when the request was there, by [System#nanoTime]: from then on the sender's patience counts
    /// @param grants of the sender
    HttpResponse<?> answer(Outcome outcome, long received, HttpRequest<?> request, Grants grants)
            throws InterruptedException {
        var wait = Preference.toWait(request.getHeaders().getAll(Preference.FIELD));
        // What is spooled is logged once Kafka is back: few would wait for so long.
        if (wait.equals(Wait.NONE)
                || !(outcome instanceof Outcome.Kept(var key, Receipt.Logged receipt, var warnings))) {
            return Answer.to(outcome);
        }
        // Many may wait, for long.
        return answer(
                new Outcome.Kept(key, receipt, warnings.few(MOST_WARNINGS)), receipt, wait, received, request, grants);
    }

    private HttpResponse<?> answer(
            Outcome.Kept kept, Receipt.Logged receipt, Wait wait, long received, HttpRequest<?> request, Grants grants)
            throws InterruptedException {
        var left = wait.duration().minus(Duration.ofNanos(System.nanoTime() - received));
        if (!left.isPositive()) {
            return honoured(kept, wait);
        }
        var isTold = grants.has(Permission.READ_STATUS);
        return switch (waits.await(receipt.id(), receipt.position(), left, request)) {
            case Waited.Decided(Fate.Applied applied) ->
                honoured(new Outcome.Applied(kept.key(), receipt, applied, isTold, kept.warnings()), wait);
            case Waited.Decided(Fate.Rejected rejected) ->
                honoured(new Outcome.Rejected(kept.key(), receipt, isTold ? rejected : rejected.inOurWords()), wait);
            case Waited.TimeUp() -> honoured(kept, wait);
            case Waited.NotWaited() -> Answer.to(kept);
        };
    }

    private static HttpResponse<?> honoured(Outcome outcome, Wait wait) {
        return Answer.to(outcome).header(Preference.APPLIED_FIELD, Preference.applied(wait));
    }
}
