package dev.gatekeeper.consumer.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyFormTest {

    @ParameterizedTest
    @CsvSource({
        "INTEGER, -1, 7, +007",
        "PADDED_TEXT, 5, ab, 'ab  '",
        "UUID, -1, A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11, a0eebc99-9C0B-4EF8-BB6D-6BB9BD380A11",
        "BOOLEAN, -1, true, t",
        "NUMERIC, -1, 1.10, 1.1",
        "NUMERIC, -1, 0, -0.00",
        "TIMESTAMP, -1, 2026-01-02 03:04:05, 2026-01-02 03:04:05.000",
        "BYTES, -1, \\xDEAD, dead",
    })
    void whatPostgreSqlTakesForEqualHasOneForm(KeyForm.Kind kind, int length, String one, String other) {
        var form = new KeyForm(kind, length);

        assertThat(form.canonical(one)).isNotNull().isEqualTo(form.canonical(other));
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, -1, 7, 8",
        "TEXT, -1, a, A",
        "TEXT, -1, 'a', 'a '",
        "NUMERIC, -1, 1.1, 1.10001",
        "BYTES, -1, 00, 0000",
    })
    void whatDiffersHasAnother(KeyForm.Kind kind, int length, String one, String other) {
        var form = new KeyForm(kind, length);

        assertThat(form.canonical(one)).isNotNull().isNotEqualTo(form.canonical(other));
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, -1, 0x10",
        "INTEGER, -1, 1234567890123456789012",
        "TEXT, 2, abc",
        "UUID, -1, {a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}",
        "BOOLEAN, -1, yes",
        "NUMERIC, -1, NaN",
        "NUMERIC, 1, 0.25",
        "DATE, -1, tomorrow",
        "TIMESTAMP, -1, infinity",
        "TIMESTAMP_IN_UTC, -1, 2026-01-02 03:04:05+01",
        "BYTES, -1, \\xABC",
    })
    void whatTheTextDoesNotShowHasNone(KeyForm.Kind kind, int length, String text) {
        assertThat(new KeyForm(kind, length).canonical(text)).isNull();
    }
}
