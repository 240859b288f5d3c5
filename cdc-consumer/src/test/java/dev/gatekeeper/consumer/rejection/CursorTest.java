package dev.gatekeeper.consumer.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final UUID ID = UUID.fromString("39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515");

    @Test
    void cursorsComeBackAsTheyWere() {
        var cursor = new Cursor(AT, ID);
        var turn = new Turn("orders/1", AT, 1L << 40, ID, AT);
        var nowhere = new Turn("", AT, -1, ID, AT);

        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(Turn.parse(turn.text())).isEqualTo(turn);
        assertThat(Turn.parse(nowhere.text())).isEqualTo(nowhere);
        assertThat(turn.text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void whatPostgresCannotTakeIsNoCursor() {
        assertThatThrownBy(() -> Cursor.parse(new Cursor(Instant.MAX, ID).text()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Turn.parse(new Turn("orders", Instant.MIN, 0, ID, AT).text()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Turn.parse(new Turn("orders", AT, 0, ID, Instant.MAX).text()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Turn.parse(new Turn("or\0ders", AT, 0, ID, AT).text()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as it was answered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "bm9uZQ", "MSAy", "MSAyIDMgNA"})
    void whatIsNoCursorIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as it was answered");
        assertThatThrownBy(() -> Turn.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as it was answered");
    }
}
