package dev.gatekeeper.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrintedTest {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    @Test
    void firstGroupIsTheNumber() {
        assertThat(Printed.number(RATE, "Latency 1ms\nRequests/sec:   1234.5\n"))
                .isEqualTo(1234.5);
    }

    @Test
    void whatIsNotThereIsNotZero() {
        assertThatThrownBy(() -> Printed.number(RATE, "connection refused"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("connection refused");
    }
}
