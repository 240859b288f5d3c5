package dev.gatekeeper.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DrainsTest {

    private final Drains drains = new Drains(1, 1_000);

    @Test
    void aBodyThatEndsIsSeenToItsEnd() throws InterruptedException {
        assertThat(drains.drain(() -> BodyInHand.body("body"))).isTrue();
        assertThat(drains.drain(() -> BodyInHand.body("x".repeat(5_000)))).isFalse();
    }

    @Test
    void whoeverIsSilentIsWaitedForNoLongerThanTheBoundAndKeepsNobodyElseWaiting() throws Exception {
        var start = System.nanoTime();
        var isBeingPassedOver = new CountDownLatch(1);
        var slow = new CompletableFuture<Boolean>();
        var _ = Thread.ofVirtual().start(() -> {
            try {
                slow.complete(drains.drain(() -> {
                    isBeingPassedOver.countDown();
                    return BodyInHand.silent();
                }));
            } catch (InterruptedException e) {
                slow.completeExceptionally(e);
            }
        });
        isBeingPassedOver.await();

        assertThat(drains.drain(() -> BodyInHand.body("body"))).isFalse();
        assertThat(slow).isNotDone();
        assertThat(slow.join()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(drains.drain(() -> BodyInHand.body("body"))).isTrue();
    }

    @Test
    void aBodyThatCantBeTakenHoldsNoPlace() throws InterruptedException {
        assertThatThrownBy(() -> drains.drain(() -> {
                    throw new IllegalStateException("It is taken already.");
                }))
                .hasMessage("It is taken already.");

        assertThat(drains.drain(() -> BodyInHand.body("body"))).isTrue();
    }
}
