-- Gatekeeper's own schema. What the consumer commits together with the rows lives here.

-- One row for each change set whose fate is known. An id stands here once, so its effect happens once.
create table cdc.change_set (
    id             uuid        primary key,
    stream         text        not null,
    payload_sha256 text        not null,
    outcome        text        not null check (outcome in ('applied', 'rejected')),
    rejection_id   uuid,
    topic          text        not null,
    partition      integer     not null,
    log_offset     bigint      not null,
    accepted_at    timestamptz not null,
    decided_at     timestamptz not null,
    inserted       integer     not null,
    updated        integer     not null,
    deleted        integer     not null,
    truncated      integer     not null,
    messages       integer     not null,
    overwritten    integer     not null,
    missing        integer     not null,
    repeats        integer     not null default 0,
    check ((outcome = 'rejected') = (rejection_id is not null))
);

comment on table cdc.change_set is 'The ledger: change sets that were applied or rejected, for as long as ids are remembered.';
comment on column cdc.change_set.overwritten is 'Inserts that found their primary key taken and overwrote the row.';
comment on column cdc.change_set.missing is 'Updates and deletes that found no row.';
comment on column cdc.change_set.repeats is 'How often the same change set came again, to no effect.';

create index change_set_decided_at on cdc.change_set (decided_at);

-- How far each partition has been taken. Advanced in the transaction that writes the rows.
create table cdc.partition_position (
    topic           text        not null,
    partition       integer     not null,
    topic_id        text        not null,
    partition_count integer     not null,
    next_offset     bigint      not null check (next_offset >= 0),
    advanced_at     timestamptz not null,
    primary key (topic, partition)
);

comment on column cdc.partition_position.topic_id is 'Kafka''s own id of the topic: a topic that is made anew under the old name has another.';
comment on column cdc.partition_position.next_offset is 'The offset of the first record that has not been taken.';

-- What the consumer that holds a partition sees of it, every few seconds; and what an operator orders it to do.
create table cdc.partition_status (
    topic             text        not null,
    partition         integer     not null,
    seen_at           timestamptz not null,
    log_end           bigint,
    blocked_since     timestamptz,
    blocked_why       text,
    blocked_remedy    text,
    blocked_offset    bigint,
    change_set_id     uuid,
    stream            text,
    reject_reason     text,
    reject_ordered_at timestamptz,
    primary key (topic, partition)
);

comment on column cdc.partition_status.log_end is 'The offset after the log''s last record.';
comment on column cdc.partition_status.blocked_offset is 'The record that can''t be taken, once it has failed alone; change_set_id and stream are its own.';
comment on column cdc.partition_status.reject_ordered_at is 'When an operator ordered that record to be rejected. The order goes where the partition goes on.';

-- Everything that was refused, at the door or past the log, with its payload.
create table cdc.rejection (
    id              uuid        primary key,
    change_set_id   uuid,
    stream          text,
    stage           text        not null check (stage in ('gateway', 'sink')),
    reason          text        not null,
    detail          text        not null,
    violations      jsonb       not null,
    violation_count integer     not null,
    payload         bytea       not null,
    payload_length  bigint      not null,
    content_type    text,
    referral        text,
    principal       text,
    received_at     timestamptz not null,
    rejected_at     timestamptz not null,
    topic           text,
    partition       integer,
    log_offset      bigint,
    sql_state       text,
    schema_name     text,
    table_name      text,
    column_name     text,
    constraint_name text,
    sql_detail      text,
    state           text        not null default 'open',
    audited_at      timestamptz,
    check ((stage = 'sink') = (topic is not null and partition is not null and log_offset is not null))
);

comment on column cdc.rejection.state is 'What was done about it; a rejection that arrives again keeps its state.';
comment on column cdc.rejection.sql_detail is 'PostgreSQL''s detail. Like the payload it shows rows.';
comment on column cdc.rejection.audited_at is 'When it was known to stand in the audit topic; null where it has yet to be published.';

create index rejection_to_publish on cdc.rejection (rejected_at) where audited_at is null;
create index rejection_change_set on cdc.rejection (change_set_id);
create index rejection_rejected_at on cdc.rejection (rejected_at);

create view cdc.recent_change_sets as
select id, stream, outcome, decided_at, accepted_at, decided_at - accepted_at as took,
       inserted + updated + deleted + truncated + messages + missing as changes, rejection_id
from cdc.change_set
where decided_at > now() - interval '1 day'
order by decided_at desc;

create view cdc.rejections_by_reason as
select stage, reason, sql_state, state, count(*) as rejections, min(rejected_at) as first_at, max(rejected_at) as last_at
from cdc.rejection
group by stage, reason, sql_state, state
order by count(*) desc;

create view cdc.lag as
select p.topic, p.partition, p.next_offset, s.log_end, greatest(s.log_end - p.next_offset, 0) as lag, s.seen_at,
       case when s.seen_at > now() - interval '1 minute' then s.blocked_since end as blocked_since,
       p.advanced_at, now() - p.advanced_at as idle_for,
       (select max(c.decided_at - c.accepted_at)
        from cdc.change_set c
        where c.topic = p.topic and c.partition = p.partition and c.decided_at > now() - interval '1 minute') as longest_wait
from cdc.partition_position p
left join cdc.partition_status s on s.topic = p.topic and s.partition = p.partition;

comment on view cdc.lag is 'How far each partition is, how many records are left, how long nothing came, and the longest way from the door to the tables in the last minute.';

create view cdc.blocked as
select s.topic, s.partition, s.blocked_since, s.blocked_offset, s.change_set_id, s.stream, s.blocked_why, s.blocked_remedy,
       s.reject_ordered_at
from cdc.partition_status s
where s.blocked_since is not null and s.seen_at > now() - interval '1 minute';

comment on view cdc.blocked is 'Partitions that are not getting on: since when, at which record, why, and what to do.';
