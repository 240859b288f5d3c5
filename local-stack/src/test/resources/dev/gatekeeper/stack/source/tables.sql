-- The tables of source and target alike: each rendering of a value, each kind of key, each thing that surprises.

create extension hstore;
create schema app;
create schema "We ird""S";

create type mood as enum ('sad', 'ok', 'happy "q"');
create type app.level as enum ('low', 'hi');
create type comp as (x int, y text, z mood);
create type frange as range (subtype = float8);
create domain dint as int check (value > 0);
create domain dtxt as varchar(12);
create domain dbool as bool;
create domain dnum as numeric(8, 3);
create domain dbytea as bytea;
create domain ddate as date;
create domain dints as int[];

-- Values, in tables with a primary key. Those called full_… have none, and rows that are equal.
create table numbers (
    id int primary key, i2 smallint, i4 int, i8 bigint, o oid, f4 real, f8 double precision, n numeric, n2 numeric(10, 2),
    n3 numeric(5, -2), b bool, b3 bit(3), bv bit varying(7), m money);
create table texts (
    id bigint primary key, c char, c5 char(5), vc varchar, v30 varchar(30), t text, n name, qc "char", ba bytea, u uuid,
    x xml, j json, jb jsonb, jp jsonpath, h hstore, tv tsvector, tq tsquery);
create table times (
    id int primary key, d date, t time, t3 time(3), tz timetz, ts timestamp, ts0 timestamp(0), tstz timestamptz,
    tstz3 timestamptz(3), iv interval, ivds interval day to second, ivym interval year to month, iv2 interval second(2));
create table arrays (
    id int primary key, ia int[], ia2 int[][], ta text[], va varchar(10)[], na numeric(6, 2)[], ba bool[], baa bytea[],
    ma mood[], ca comp[], tsa timestamp[], ja jsonb[], fa float8[]);
create table made (
    id int primary key, m mood, c comp, di dint, dt dtxt, db dbool, dn dnum, dby dbytea, dd ddate, dis dints, al app.level,
    ala app.level[], r4 int4range, r8 int8range, nr numrange, tr tsrange, tzr tstzrange, dr daterange, fr frange,
    mr int4multirange);
create table nets (
    id int primary key, i inet, c cidr, mac macaddr, mac8 macaddr8, pt point, ln line, ls lseg, bx box, pa path,
    pg polygon, ci circle, lsn pg_lsn, snap pg_snapshot, xi xid, xi8 xid8, td tid);

create table full_numbers (like numbers);
alter table full_numbers alter id drop not null;
create table full_texts (like texts);
alter table full_texts alter id drop not null;
create table full_times (like times);
alter table full_times alter id drop not null;
create table full_arrays (like arrays);
alter table full_arrays alter id drop not null;
create table full_made (like made);
alter table full_made alter id drop not null;
create table full_nets (like nets);
alter table full_nets alter id drop not null;

-- Rows that PostgreSQL's own operators take for equal, though they are not the same.
create table full_alike (alike1 numeric, alike2 interval, alike3 box);
create table full_alike2 (alike1 double precision, alike2 jsonb, alike3 numeric[], alike4 json);

-- Keys.
create table pair (a int, b text, c int, primary key (c, a));
create table no_key (a int, b text, n numeric);
create table full_pk (id int primary key, b text, c float8, d json);
create table by_index (id int primary key, b text not null unique, c int);
create table by_index_alone (a int, b text not null unique, c int);
create table by_index_pair (id int primary key, x uuid not null, y date not null, v jsonb, unique (y, x));
create table text_key (k varchar(40) primary key, v int);
create table time_key (k timestamptz, n numeric(12, 4), v text, primary key (k, n));
create table bytes_key (k bytea primary key, v bool);
create table char_key (k char(5), r int4range, v int, primary key (r, k));

-- Large values, which are left out where they did not change.
create table big (id int primary key, small text, big text, big2 bytea);
create table full_big (id int, small text, big text);
create table big_key (big text primary key, v int);
create table big_pair (id int not null, big text not null, v int, big3 text, primary key (id, big));
alter table big alter big set storage external, alter big2 set storage external;
alter table full_big alter big set storage external;
alter table big_key alter big set storage external;
alter table big_pair alter big set storage external, alter big3 set storage external;

-- Keys that are swapped within one statement or one transaction.
create table swap (id int primary key, v text);
create table swap_full (id int primary key deferrable initially deferred, v text);
create table swap_index (id int primary key deferrable initially deferred, k int not null unique, v text);
create table swap_unique (id int primary key, u int unique deferrable initially deferred, v text);

-- Tables that refer to each other.
create table parent (id int primary key, v int);
create table child (id int primary key, p int references parent on delete cascade on update cascade, v text);
create table grandchild (id int primary key, c int references child on delete cascade);
create table orphan (id int primary key, p int references parent on delete set null on update set null);
create table tree (id int primary key, up int references tree deferrable initially deferred, v text);

-- Columns that are computed, and one that is gone.
create table computed (
    id int primary key, a int, g int generated always as (a * 2) stored, idn bigint generated always as identity,
    idd int generated by default as identity);
create table computed_key (id int generated always as identity primary key, v text);
create table dropped (id int primary key, a int, b int, c text);
alter table dropped drop column b;
create table with_defaults (id int primary key, v int default 7, t text default 'it''s', n int not null default 1);

-- Partitions, whose rows move.
create table parted (id int, r text, v int, primary key (id, r)) partition by list (r);
create table parted_a partition of parted for values in ('a');
create table parted_b partition of parted for values in ('b');
create table parted_c partition of parted for values in ('c') partition by range (id);
create table parted_c1 partition of parted_c for values from (minvalue) to (50);
create table parted_c2 partition of parted_c for values from (50) to (maxvalue);

-- Names.
create table "We ird""S"."Tab ""le.x" (
    "Col A" int primary key, "b""q" text, "select" int, "ünï" text, "back\slash" text, "tab	ch" text, "日本" text);
create table same (id int primary key, v text);
create table app.same (id int primary key, v int);
create table "We ird""S".same (id text primary key, v text);
create table "Ünï" (id int primary key, "id " int);

-- Its type's name is more than wal2json 2.5 can write as JSON.
create type "Odd ""type" as enum ('a', 'b');
create table odd_type (id int primary key, o "Odd ""type");
