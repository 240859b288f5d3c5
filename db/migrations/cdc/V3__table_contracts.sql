-- What the result tables take, as the topic of contracts has it, or is about to.
create table cdc.table_contract (
    schema_name text        not null,
    table_name  text        not null,
    version     bigint      not null check (version > 0),
    contract    text        not null,
    entered_at  timestamptz not null,
    primary key (schema_name, table_name)
);

comment on table cdc.table_contract is 'One row for each table that change sets may be written to. A contract is entered here first and published after: a crash between the two publishes it again.';
comment on column cdc.table_contract.contract is 'JSON, as it is published.';

-- Which of the consumers publishes. It says so again and again, and another takes its place where it stops.
create table cdc.contract_publisher (
    only_one     boolean     primary key default true check (only_one),
    holder       uuid,
    seen_at      timestamptz,
    looked_at    timestamptz,
    last_version bigint      not null default 0
);

comment on column cdc.contract_publisher.looked_at is 'When one of them had last looked at all tables and published what it found.';
comment on column cdc.contract_publisher.last_version is 'The highest version that any contract has had: versions rise also when a table goes and comes again.';

insert into cdc.contract_publisher default values;
