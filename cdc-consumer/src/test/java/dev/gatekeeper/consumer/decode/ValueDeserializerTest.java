package dev.gatekeeper.consumer.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValueDeserializerTest {

    private static final int LARGE = ValueDeserializer.LARGE;

    private final ValueDeserializer deserializer = new ValueDeserializer();

    @BeforeEach
    void aPollMayBringTwoLargeValuesPlain() {
        ValueDeserializer.nextPoll();
        deserializer.configure(Map.of(ValueDeserializer.PLAIN_BYTES, 2L * LARGE), false);
    }

    @Test
    void largeValuesBeyondThePollsShareAreDeflatedAndReadTheSame() {
        var bytes = new byte[LARGE];

        var first = read(bytes);
        var second = read(bytes);
        var third = read(bytes);

        assertThat(first.weight()).isEqualTo(LARGE);
        assertThat(second.weight()).isEqualTo(LARGE);
        assertThat(third.weight()).isLessThan(LARGE / 10);
        assertThat(third.length()).isEqualTo(LARGE);
        assertThat(third.bytes()).isEqualTo(bytes);
    }

    @Test
    void theNextPollHasAShareOfItsOwn() {
        deserializer.deserialize("log", new byte[2 * LARGE]);

        ValueDeserializer.nextPoll();

        assertThat(read(new byte[LARGE]).weight()).isEqualTo(LARGE);
    }

    @Test
    void smallValuesAndThoseThatDeflatingMakesNoSmallerStayPlain() {
        var noise = new byte[LARGE];
        new Random(1).nextBytes(noise);
        deserializer.deserialize("log", new byte[2 * LARGE]);

        assertThat(read(new byte[LARGE - 1]).weight()).isEqualTo(LARGE - 1);
        assertThat(read(noise).bytes()).isSameAs(noise);
    }

    @Test
    void aRecordWithoutAValueHasNone() {
        assertThat(deserializer.deserialize("log", null)).isNull();
    }

    private Value read(byte[] bytes) {
        return Objects.requireNonNull(deserializer.deserialize("log", bytes));
    }
}
