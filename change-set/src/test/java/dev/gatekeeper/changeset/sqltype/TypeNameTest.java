package dev.gatekeeper.changeset.sqltype;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER|int4",
                "VARCHAR(30)|varchar",
                "national character varying ( 10 )|varchar",
                "char|bpchar",
                "timestamp(3) with time zone|timestamptz",
                "float(24)|float4",
                "float(25)|float8",
                "pg_catalog.int4|int4",
                "integer[3][]|_int4",
                "integer array|_int4",
                "_text|_text",
            })
    void spellingsOfOneTypeNameOneType(String name, String typname) {
        var type = SqlType.named(name);

        assertThat(type)
                .isInstanceOfSatisfying(
                        BuiltIn.class, it -> assertThat(it.typname()).isEqualTo(typname));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mood",
                "app.mood",
                "\"Text\"",
                "\"integer\"",
                "public.int4",
                "We Ird\".\"My T",
                "D Num",
                "",
                "int4 -- x"
            })
    void otherNamesAreLeftToPostgres(String name) {
        assertThat(SqlType.named(name)).isInstanceOf(SqlType.Other.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integer(5)",
                "numeric(0)",
                "numeric(5,1001)",
                "numeric(1001)",
                "numeric(a)",
                "varchar(0)",
                "varchar(10485761)",
                "char(1,2)",
                "bit(0)",
                "float(54)",
                "float(0)",
                "timestamp(-1)",
                "text(5)",
                "int4(5)[]",
                "numeric()"
            })
    void modifiersThatPostgresRefusesAreSaidToBeMalformed(String name) {
        var type = SqlType.named(name);

        assertThat(type)
                .isInstanceOfSatisfying(
                        SqlType.Malformed.class, it -> assertThat(it.why()).matches("has .*; .*\\."));
    }

    @Test
    void manyNamesDoNotPushOutWhatTheyMean() {
        for (int length = 1; length <= 100_000; length++) {
            SqlType.named("varchar(" + length + ")");
        }

        assertThat(SqlType.named("integer").fit("x")).isInstanceOf(Fit.Misfit.class);
        assertThat(SqlType.named("numeric(3,1)").fit("100")).isInstanceOf(Fit.Misfit.class);
    }
}
