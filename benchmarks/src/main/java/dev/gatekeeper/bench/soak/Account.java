package dev.gatekeeper.bench.soak;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.bench.process.HttpProcess;
import dev.gatekeeper.bench.process.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/// What the client was told, beside what the consumer did.
///
/// @param decided change sets that were applied, or rejected by the sink
/// @param repeated records of the log that were a change set's second
record Account(SoakClient.Tally client, long decided, long rejected, long repeated) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DECIDED = "gatekeeper_change_sets_total";

    /// Waits until all that was accepted is decided; or for a minute, and then tells how far it came.
    static Account of(SoakClient.Tally client, HttpProcess consumer) throws IOException, InterruptedException {
        try {
            return await().atMost(PATIENCE)
                    .until(() -> now(client, consumer.metrics()), account -> account.decided >= client.accepted());
        } catch (ConditionTimeoutException incomplete) {
            return now(client, consumer.metrics());
        }
    }

    private static Account now(SoakClient.Tally client, Metrics metrics) {
        var rejected = outcome(metrics, "rejected");
        return new Account(client, outcome(metrics, "applied") + rejected, rejected, outcome(metrics, "repeated"));
    }

    private static long outcome(Metrics metrics, String outcome) {
        return Math.round(metrics.sum(DECIDED, "outcome=\"" + outcome + "\""));
    }

    /// What is not as it should be, each in a sentence.
    List<String> faults() {
        var faults = new ArrayList<String>();
        client.unexpected().forEach((what, times) -> faults.add("%,d times: %s.".formatted(times, what)));
        if (decided != client.accepted()) {
            faults.add("%,d change sets were accepted, and %,d decided.".formatted(client.accepted(), decided));
        }
        // What was on its way when Kafka did not answer may be replayed all the same: that is no second effect.
        if (repeated > 0 && client.spooled() == 0) {
            faults.add("%,d records came again, though nobody sent them again.".formatted(repeated));
        }
        return faults;
    }
}
