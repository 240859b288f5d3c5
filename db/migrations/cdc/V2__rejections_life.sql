-- The life of a rejection: how often it came, what was done about it, and its way back into the log.

-- The consumer's sessions wait a shorter time, for a statement and for a lock: there may be many rejections.
set local statement_timeout = 0;
set local lock_timeout = '60s';

alter table cdc.rejection
    add column times             integer not null default 1,
    add column first_rejected_at timestamptz,
    add column state_at          timestamptz,
    add column state_by          text,
    add column state_note        text,
    add column replay_of         uuid,
    add column read_back_at      timestamptz;

update cdc.rejection set first_rejected_at = rejected_at, read_back_at = audited_at;

-- Until now any word could stand there, written by hand.
update cdc.rejection set state = 'discarded', state_note = state
where state not in ('open', 'replayed', 'resolved', 'discarded');

alter table cdc.rejection
    alter column first_rejected_at set default now(),
    alter column first_rejected_at set not null,
    add constraint rejection_state_check check (state in ('open', 'replayed', 'resolved', 'discarded'));

comment on column cdc.rejection.state is 'open; replayed: sent again; resolved: a replay was applied, or somebody says so; discarded. One that is refused anew keeps its state, but for what was resolved before: that is open again.';
comment on column cdc.rejection.state_by is 'Who brought it into that state; null where access is not guarded, and where an applied or rejected replay did.';
comment on column cdc.rejection.times is 'How often the same payload was refused on the same stream for the same reason.';
comment on column cdc.rejection.first_rejected_at is 'When it was refused first; rejected_at is when it was last.';
comment on column cdc.rejection.replay_of is 'The rejection as whose replay this payload was sent. That one may have been purged.';

comment on column cdc.rejection.received_at is 'When it was received first.';
comment on column cdc.rejection.read_back_at is 'When it was read from the audit topic. Until then it is not purged: it would come back from there.';

-- The newest first, by what most ask for.
drop index cdc.rejection_rejected_at;
create index rejection_rejected_at on cdc.rejection (rejected_at, id);
create index rejection_state on cdc.rejection (state, rejected_at, id);
create index rejection_stream on cdc.rejection (stream, rejected_at, id);
create index rejection_reason on cdc.rejection (reason, rejected_at, id);
create index rejection_table on cdc.rejection (table_name, rejected_at, id);

-- Each rejection's ways back into the log. A row is written before its record is, and goes with its rejection.
create table cdc.rejection_replay (
    change_set_id  uuid        primary key,
    rejection_id   uuid        not null references cdc.rejection (id) on delete cascade,
    stream         text        not null,
    payload_sha256 text        not null,
    corrected      boolean     not null,
    ordered_at     timestamptz not null,
    ordered_by     text,
    outcome        text        not null check (outcome in ('noted', 'let-go', 'logged', 'applied', 'rejected')),
    topic          text,
    partition      integer,
    log_offset     bigint,
    decided_at     timestamptz,
    rejected_as    uuid,
    check ((outcome = 'rejected') = (rejected_as is not null))
);

comment on table cdc.rejection_replay is 'Rejections that were sent again: as which change set, when, by whom, and what came of it.';
comment on column cdc.rejection_replay.corrected is 'Whether another payload was sent than the one that was refused.';
comment on column cdc.rejection_replay.outcome is 'noted: may be in the log or not; let-go: noted, and its rejection was reopened since; logged; applied; rejected.';
comment on column cdc.rejection_replay.rejected_as is 'The rejection that came of it. That one may have been purged.';

create index rejection_replay_rejection on cdc.rejection_replay (rejection_id);

create or replace view cdc.rejections_by_reason as
select stage, reason, sql_state, state, count(*) as rejections, min(first_rejected_at) as first_at, max(rejected_at) as last_at,
       sum(times) as times
from cdc.rejection
group by stage, reason, sql_state, state
order by count(*) desc;

create view cdc.replays as
select p.rejection_id, r.stage, r.reason, p.change_set_id, p.stream, p.corrected, p.ordered_at, p.ordered_by, p.outcome,
       p.decided_at, p.rejected_as
from cdc.rejection_replay p
join cdc.rejection r on r.id = p.rejection_id
order by p.ordered_at desc;

comment on view cdc.replays is 'What was sent again, the newest first, and what came of it.';
