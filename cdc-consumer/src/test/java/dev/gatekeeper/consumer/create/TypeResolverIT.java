package dev.gatekeeper.consumer.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.infra.Infra;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names as senders write them, and what PostgreSQL makes of them.
class TypeResolverIT {

    private static final Identifier APP = new Identifier("app");

    private final TypeResolver types = new TypeResolver();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(
                Infra.newDatabase(),
                Infra.postgres().username(),
                Infra.postgres().password());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("""
                create schema app; create schema other;
                create type public.mood as enum ('sad'); create type app.mood as enum ('glad');
                create type other.level as enum ('low'); create type public.color as enum ('red');
                create domain app."Short ""text" as varchar(3); create type app.pair as (a int, b text);
                create table app.existing (a int); set search_path = pg_catalog""");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INTEGER                    | integer",
                "int4                       | integer",
                "_int4                      | integer[]",
                "varchar(20)                | character varying(20)",
                "character varying          | character varying",
                "char                       | character(1)",
                "bpchar                     | bpchar",
                "\"char\"                   | \"char\"",
                "bit varying(5)             | bit varying(5)",
                "bit                        | bit(1)",
                "numeric(10,2)              | numeric(10,2)",
                "numeric(5,-2)[]            | numeric(5,-2)[]",
                "int[3][4]                  | integer[]",
                "float(24)                  | real",
                "time(3) with time zone     | time(3) with time zone",
                "timestamptz(3)             | timestamp(3) with time zone",
                "interval day to second(3)  | interval day to second(3)",
                "interval year to month     | interval year to month",
                "interval second(2)         | interval second(2)",
                "interval(4)                | interval(4)",
                "mood                       | app.mood",
                "_mood                      | app.mood[]",
                "public.mood[]              | public.mood[]",
                "color                      | public.color",
                "other.level                | other.level",
                "Short \"text               | app.\"Short \"\"text\"",
                "app.\"Short \"\"text\"[]   | app.\"Short \"\"text\"[]",
                "pair                       | app.pair",
                "existing                   | app.existing"
            })
    void aTypeIsSpelledAsPostgresqlPrintsItByBothWays(String name, String printed) throws SQLException {
        assertThat(types.resolve(connection, APP, name)).hasValue(printed);
        assertThat(types.resolve(connection, APP, name, false)).hasValue(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nope",
                "level",
                "other.nope",
                "nowhere.level",
                "a.b.c.d",
                "serial",
                "setof integer",
                "varchar(0)",
                "numeric(1 + 1)",
                "numeric((select 1))",
                "text); drop table app.existing; --",
                "text, b int",
                "text default pg_sleep(10)",
                "text collate \"C\"",
                "text not null",
                "\"text\"\"",
                "public.\"",
                "record",
                "anyelement",
                "trigger",
                "cstring",
                "unknown",
                "void"
            })
    void whatIsNoTypeOfAColumnIsNotResolvedAndTakesNothingWithIt(String name) throws SQLException {
        assertThat(types.resolve(connection, APP, name)).isEmpty();
        assertThat(types.resolve(connection, APP, name, false)).isEmpty();
        assertThat(types.resolve(connection, APP, "existing")).hasValue("app.existing");
    }

    @Test
    void aCommentInANameIsNoPartOfTheType() throws SQLException {
        assertThat(types.resolve(connection, APP, "integer -- not null")).hasValue("integer");
    }
}
