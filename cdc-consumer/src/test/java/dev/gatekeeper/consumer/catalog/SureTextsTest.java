package dev.gatekeeper.consumer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SureTextsTest {

    @ParameterizedTest
    @CsvSource({
        "int4, -1, integer, -12",
        "varchar, 8, character varying(4), four",
        "varchar, -1, character varying, any length",
        "bpchar, 8, character(4), abc",
        "numeric, 327686, 'numeric(5,2)', 999.99",
        "_int4, -1, integer[], '{1,2}'",
    })
    void isSureOfWhatFits(String type, int modifier, String declared, String text) {
        assertThat(SureTexts.of(type, modifier, declared).test(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "int4, -1, integer, x",
        "varchar, 8, character varying(4), fives",
        "bpchar, 8, character(4), fives",
        "bit, 3, bit(3), 1010",
        "varbit, 3, bit varying(3), 1",
        "_varchar, 8, character varying(4)[], '{fives}'",
        "numeric, 327686, 'numeric(5,2)', 1000",
        "xml, -1, xml, <a/>",
        "_xml, -1, xml[], '{<a/>}'",
        "jsonpath, -1, jsonpath, $.a",
        "tsquery, -1, tsquery, a & b",
    })
    void isNotSureOfWhatACastWouldCutOrPostgreSqlAloneCanJudge(
            String type, int modifier, String declared, String text) {
        assertThat(SureTexts.of(type, modifier, declared).test(text)).isFalse();
    }
}
