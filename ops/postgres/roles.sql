-- The roles, the database and the GRANTs. Run once by a superuser, before the consumer starts for the first time:
--   psql -v ON_ERROR_STOP=1 -v owner_password=… -v consumer_password=… -v reader_password=… -f roles.sql postgres

-- Owns the database; migrations run as this role, and whoever makes result tables uses it.
create role gatekeeper login password :'owner_password';
-- The consumer: reads and writes rows, and can neither make nor alter nor drop anything.
create role gatekeeper_consumer login password :'consumer_password';
-- Dashboards: reads Gatekeeper's own account, which holds the payloads of rejections; no result tables.
create role gatekeeper_reader login password :'reader_password';

create database gatekeeper owner gatekeeper;
revoke connect, temporary on database gatekeeper from public;
grant connect on database gatekeeper to gatekeeper_consumer, gatekeeper_reader;
\connect gatekeeper

create schema cdc authorization gatekeeper;
grant usage on schema cdc to gatekeeper_consumer, gatekeeper_reader;
alter default privileges for role gatekeeper in schema cdc
  grant select, insert, update, delete on tables to gatekeeper_consumer;
alter default privileges for role gatekeeper in schema cdc
  grant select on tables to gatekeeper_reader;

-- The same for each further schema of SINK_SCHEMAS. Tables that stand already, or that another role makes, need
-- the same by a GRANT of their own.
grant usage on schema public to gatekeeper_consumer;
alter default privileges for role gatekeeper in schema public
  grant select, insert, update, delete, truncate on tables to gatekeeper_consumer;
-- For columns that a change set leaves out and whose default is a sequence.
alter default privileges for role gatekeeper in schema public
  grant usage on sequences to gatekeeper_consumer;
