package dev.gatekeeper.consumer.create;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiersInNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "numeric(10, 2)                 | [10, 2]",
                "NUMERIC ( 5 , - 2 )            | [5, -2]",
                "character varying(20)[]        | [20]",
                "timestamp(3) with time zone    | [3]",
                "char                           | [1]",
                "character(5)                   | [5]",
                "bit[]                          | [1]",
                "interval(3)                    | [32767, 3]",
                "interval year to month         | [6]",
                "interval day to second(3)      | [7176, 3]",
                "public.geometry(Point,4326)    | [point, 4326]",
                "\"odd (3)\"(\"A \"\"b\", 7)    | [A \"b, 7]"
            })
    void modifiersAreToldAsTheTypesFunctionTakesThem(String name, String modifiers) {
        assertThat(ModifiersInName.of(name)).hasToString(modifiers);
    }

    @Test
    void aLongNameIsReadAsAnyOther() {
        assertThat(ModifiersInName.of("\"" + "\"\"x".repeat(100_000) + "\"(3)")).containsExactly("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "int[3]",
                "\"char\"",
                "bpchar",
                "character varying",
                "bit varying",
                "interval",
                "public.\"odd (3)\"",
                "numeric /* (3) */",
                "numeric -- (3)",
                "numeric('3')"
            })
    void aNameWithoutModifiersOrWithOneThatNobodyPrintsHasNone(String name) {
        assertThat(ModifiersInName.of(name)).isEmpty();
    }
}
