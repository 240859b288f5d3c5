package dev.gatekeeper.consumer;

import static org.awaitility.Awaitility.await;

import io.micronaut.context.event.ShutdownEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleEndIT {

    private static final Duration MANY_INTERVALS = Duration.ofMillis(500);

    @Test
    void onceItStopsNothingScheduledBegins() throws Exception {
        try (var running = new Running()) {
            var consumer = running.startConsumer(Map.of("gatekeeper.outbox.interval", "20ms"));
            insertRejection(running);
            running.await("what is scheduled publishes it", () -> unpublished(running) == 0);

            consumer.getEventPublisher(ShutdownEvent.class).publishEvent(new ShutdownEvent(consumer));

            await("but for what had begun, nothing publishes any more")
                    .pollInterval(MANY_INTERVALS)
                    .until(() -> {
                        var left = unpublished(running);
                        insertRejection(running);
                        return left > 0;
                    });
        }
    }

    private static void insertRejection(Running running) {
        running.execute("""
                insert into cdc.rejection (id, stage, reason, detail, violations, violation_count, payload,
                    payload_length, received_at, rejected_at)
                values (gen_random_uuid(), 'gateway', 'not-json', '', '[]', 0, '', 0, now(), now())
                """);
    }

    private static int unpublished(Running running) {
        return Integer.parseInt(running.query("select count(*) from cdc.rejection where audited_at is null")
                .getFirst());
    }
}
