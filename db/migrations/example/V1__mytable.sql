-- The result table of resources/example.json.
create table public.mytable (
    a integer,
    b text,
    c text,
    primary key (a, c)
);
