package dev.gatekeeper.consumer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNamesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Mood Type, Mood Type",
                "public.mood, mood",
                "_mood, _mood",
                "app.\"Up\", Up",
                "\"a.b\".\"c \"\"d\"\"\", c \"d\"",
                "public.mood[], mood",
                "public.citext(3)[3][], citext",
            })
    void aNameIsLookedUpAsWhatItMayMean(String printed, String name) {
        assertThat(TypeNames.candidates(printed)).contains(name);
    }
}
