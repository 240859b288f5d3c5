-- The result table of resources/example.json.
create table if not exists public.mytable (
    a integer,
    b text,
    c text,
    primary key (a, c)
);
