package dev.gatekeeper.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private final Memory memory = new Memory(10 * 1024);

    @Test
    void sharesCantExceedTheWholeTogether() {
        try (var first = memory.share();
                var second = memory.share()) {
            assertThat(first.growTo(6 * 1024)).isTrue();
            assertThat(second.growTo(5 * 1024)).isFalse();
            assertThat(second.growTo(4 * 1024)).isTrue();
        }
    }

    @Test
    void aShareThatGrowsCountsOnceAndGivesBackAll() {
        try (var share = memory.share()) {
            assertThat(share.growTo(5 * 1024)).isTrue();
            assertThat(share.growTo(10 * 1024)).isTrue();
            assertThat(share.growTo(1024)).isTrue();
        }
        try (var next = memory.share()) {
            assertThat(next.growTo(10 * 1024)).isTrue();
        }
    }

    @Test
    void whoAwaitsAShareGetsItWhenItIsFree() throws InterruptedException {
        var all = memory.await(10 * 1024);
        var waiting = Thread.ofVirtual().start(() -> {
            try (var _ = memory.await(1)) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(waiting.join(Duration.ofMillis(100))).isFalse();

        all.close();

        assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
    }
}
