package dev.gatekeeper.changeset.sqltype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTypeTest {

    static Stream<Arguments> captured() {
        return Resources.capturedValues().stream().map(value -> arguments(value.type(), value.text()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("captured")
    void whatWal2jsonPrintsFits(String type, String text) {
        assertThat(SqlType.named(type).fit(text)).isEqualTo(Fit.FITS);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INTEGER|abc",
                "INTEGER|1.5",
                "INTEGER|99999999999",
                "smallint|32768",
                "bigint|9223372036854775808",
                "oid|4294967296",
                "numeric(3,1)|99.95",
                "numeric|1e131072",
                "real|1e39",
                "boolean|maybe",
                "money|1e5",
                "uuid|a0eebc99",
                "bit(3)|012",
                "json|{a:1}",
                "jsonb|`\"\\u0000\"`",
                "date|2018-02-30",
                "date|abc",
                "time|25:00:00",
                "timestamp|2018-03-27 24:00:01",
                "timestamptz|2018-03-27 10:00:00+16",
                "interval|abc",
                "inet|1.2.3",
                "cidr|10.1.0.0/8",
                "macaddr|08:00:2b:01:02",
                "pg_lsn|0",
                "point|(1)",
                "int4range|[5,1)",
                "int4multirange|{[1,2)",
                "integer[]|{1,x}",
                "integer[]|{{1},{2,3}}",
                "_int4|{1",
            })
    void whatPostgresRefusesIsMisfit(String type, String text) {
        assertThat(SqlType.named(type).fit(text)).isInstanceOf(Fit.Misfit.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "date|27.03.2018",
                "date|03/04/2018",
                "date|today",
                "timestamp without time zone|27/03/2018 11:58:28.988414",
                "timestamp without time zone|Tue Mar 27 11:58:28.988414 2018",
                "timestamp with time zone|27.03.2018 05:58:28.988414 EDT",
                "time|now",
                "interval|+1-2 -3 +4:05:06.789",
                "interval|-1 year 2 mons",
                "interval|infinity",
                "bytea|36\\255\\276\\357A",
                "integer|0x1F",
                "integer|1_000",
                "numeric|1_000.5",
                "double precision|0x1p3",
            })
    void whatDependsOnTheSessionOrTheServerIsUnsupported(String type, String text) {
        assertThat(SqlType.named(type).fit(text)).isInstanceOf(Fit.UnsupportedRendering.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp|2018-03-27T11:58:28Z",
                "timestamp without time zone|2018-03-27 11:58:28+02",
                "timestamptz|2018-03-27 11:58:28",
                "date|20180327",
                "date|0044-03-15 BC",
                "date|-infinity",
                "interval|P1Y2M-3DT4H5M6.789S",
                "interval|@ 1 year 2 mons ago",
                "bytea|deadbeef",
                "bytea|\\xDEADBEEF",
                "varchar(3)|longer than that",
                "numeric(3,1)|99.94",
                "numeric(3,1)|1e1",
                "box[]|{(1,1),(0,0);(2,2),(1,1)}",
                "integer[]|[0:1]={5,6}",
                "text[]|{\"a,b\",NULL,c d}",
                "daterange|[2018-01-01,)",
                "xml|<left to PostgreSQL",
                "app.mood|anything",
            })
    void whatPostgresReadsFits(String type, String text) {
        assertThat(SqlType.named(type).fit(text)).isEqualTo(Fit.FITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integer",
                "numeric(5,2)",
                "date",
                "timestamptz",
                "interval",
                "jsonb",
                "inet",
                "box",
                "int4range[]"
            })
    void whyEndsASentenceAndDoesNotRepeatTheValue(String type) {
        var misfit = SqlType.named(type).fit("{se~cret}");

        assertThat(misfit)
                .isInstanceOfSatisfying(
                        Fit.Misfit.class,
                        it -> assertThat(it.why())
                                .matches("(is|has|holds) .*; .*\\.")
                                .doesNotContain("se~cret"));
    }

    @Test
    void jsonNestedBeyondReasonIsUnsupportedAndDoesNotOverflowTheStack() {
        var nested = "[".repeat(100_000);

        var fit = SqlType.named("jsonb").fit(nested);

        assertThat(fit).isInstanceOf(Fit.UnsupportedRendering.class);
    }

    @Test
    void fittingNeverThrowsWhateverTheText() {
        var specimens = Resources.specimens();

        assertThat(specimens.keySet()).allSatisfy(type -> {
            for (var texts : specimens.values()) {
                for (var text : new TextMutations(1, texts).texts(200)) {
                    assertThat(SqlType.named(type).fit(text)).isNotNull();
                }
            }
        });
    }
}
