package dev.gatekeeper.changeset.sqltype;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds what [SqlType#named(String)] sees in a name to what PostgreSQL's parser sees in it.
class TypeNameDifferentialIT {

    private static final String SPELLINGS = """
            int; INT; integer; int2; int4; int8; smallint; bigint; "int4"; "INT4"; pg_catalog.int4; pg_catalog . int4; PG_CATALOG."int4"; "pg_catalog".int8
            public.int4; pg_catalog.integer; pg_catalog."integer"; "integer"; integer(5); int4(5); real; float; float4; float8; FLOAT(1); float(24); float(25); float(53); float(54); float(0)
            float(-1); float(1,2); float4(3); float8(3); double precision; double   precision; doubleprecision; double; "double precision"; numeric; decimal; dec; numeric(5); numeric(5,2); decimal(5,2)
            dec(5,-2); dec(5,+2); dec ( 5 , 2 ); numeric(0); numeric(1001); numeric(1000,1000); numeric(1000,-1000); numeric(5,1001); numeric(1,2,3); numeric(); numeric(a); numeric(5.5); numeric(99999999999)
            boolean; bool; "bool"; "boolean"; bool(1); boolean(1); bit; bit(3); bit varying; bit varying(7); varbit; varbit(7); bit(0); bit(); bit(83886080); bit(83886081); "bit"; "bit"(3); bit(1,2)
            char; "char"; "char"(3); char(3); character; character(3); character varying; character varying(30); char varying(3); nchar; nchar(3); nchar varying(3); national character(3)
            national char varying(3); national varchar(3); varchar; VarChar(30); "varchar"(30); varchar(0); varchar(10485760); varchar(10485761); varchar(-1); varchar(1,2); varchar(a); bpchar; bpchar(3); bpchar(0)
            text; TEXT; text(3); name; "name"; name(3); timestamp; timestamp(3); timestamp with time zone; timestamp(3) with time zone; timestamp without time zone; timestamp(0) without time zone
            timestamp with time zone(3); timestamp with timezone; timestamptz; timestamptz(3); timestamp(7); timestamp(-1); timestamp(1,2); "timestamp"(3); "timestamp" with time zone; time; time(3) with time zone; timetz(2)
            time without time zone; time(7); date; date(3); "date"; interval; interval(3); interval year; interval month; interval day; interval hour; interval minute; interval second; interval second(3)
            interval year to month; interval day to hour; interval day to minute; interval day to second; interval day to second(3); interval hour to second(0); interval minute to second; interval hour to minute
            interval month to year; interval year to day; interval second to second; interval year(3); interval day to hour(3); interval(7); interval(3) day; interval day to second(-1)
            integer[]; int4[]; _int4; "_int4"; _int4[]; pg_catalog._int4; integer[3]; integer[3][4]; integer[3][]; integer [ ]; integer array; integer array[3]; integer array[]; integer array[3][4]; integer[-1]; integer[a]
            text[]; _text; _varchar; _bpchar; _char; "char"[]; char(3)[]; varchar(2)[]; numeric(4,2)[]; timestamp(3) with time zone[]; timestamp with time zone []; double precision[]; bit varying(3)[]; interval day to second(3)[]
            json; jsonb; json(3); uuid; uuid[]; xml; bytea; bytea(3); inet; cidr; macaddr; macaddr8; money; oid; xid; xid8; cid; tid; pg_lsn; point; line; lseg; box; path; polygon; circle; box[]
            int4range; int8range; numrange; tsrange; tstzrange; daterange; int4multirange; int8multirange; nummultirange; tsmultirange; tstzmultirange; datemultirange; int4range[]; _int4range; refcursor; regclass; regtype[]
            tsvector; tsquery; pg_snapshot; txid_snapshot; jsonpath; aclitem; int2vector; oidvector; integer foo; int 4; 4int; mood; app.mood; a.b.c; Int\t4; INTEGER\t; \ninteger\u00a0; "int4; int4"; i"nt4; é; integer[
            varchar(3; varchar 3); (integer); integer[]]; [integer]; integer,text; integer.; .integer; pg_catalog.; "pg_catalog.int4"; interval '1 day'; integer null; float(24)[]; float(54)[]; unsigned int
            """;

    @Test
    void namesMeanWhatPostgresTakesThemFor() throws SQLException {
        var spellings = List.of(SPELLINGS.strip().split("\\s*[;\\n] ?"));
        try (var postgres = PinnedSession.open()) {

            var typnames = postgres.typnames(spellings);

            assertThat(contradictions(spellings, typnames)).isEmpty();
        }
    }

    private static List<String> contradictions(List<String> spellings, List<@Nullable String> typnames) {
        var found = new ArrayList<String>();
        for (int i = 0; i < spellings.size(); i++) {
            var name = spellings.get(i);
            var typname = typnames.get(i);
            boolean agrees = switch (SqlType.named(name)) {
                case BuiltIn type -> type.typname().equals(typname);
                case SqlType.Malformed malformed -> typname == null;
                case SqlType.Other other -> typname == null;
            };
            if (!agrees) {
                found.add(name + " is " + typname + " to PostgreSQL, not " + SqlType.named(name));
            }
        }
        return found;
    }
}
