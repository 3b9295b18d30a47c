-- What a language model is used for, and who did its work where it could not: a call keeps who spoke and who read it, a
-- day of a business what was used. Mails that came back after they were taken. What the doctor found when it was last asked.

-- Who held the conversation and who read it: `{spoken_by, spoken_fault, fallback_turns, read_by, read_fault}`; null until concluded.
alter table calls add column models jsonb;

-- Days are the business's own.
create table model_days (
  business_id uuid not null references businesses (id) on delete cascade,
  day date not null,
  requests integer not null default 0,
  tokens bigint not null default 0,
  failures integer not null default 0,
  -- Why it did not answer, the last time.
  last_fault text,
  last_failed_at timestamptz,
  primary key (business_id, day)
);
select app.protect('model_days');

-- Something new can wait for a person: a model that does not answer.
alter table attention_done drop constraint attention_done_kind_check;
alter table attention_done add constraint attention_done_kind_check
  check (kind in ('hot_lead', 'failed_call', 'missed_call', 'question', 'webhook', 'model'));

-- A mail server took it, and later it came back.
alter table emails add column bounced_at timestamptz;
create index on emails (message_id);

/** The email that a report speaks of, by the id that its mail carried: whoever reports knows no business. */
create function app.email_of_message(sent_id text) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select e.id, e.business_id from public.emails e where e.message_id = sent_id and e.sent_at is not null limit 1
$$;

-- The newest findings of each check, for the whole installation; nothing in them is secret, and none of it is a business's.
create table doctor_findings (
  id text primary key,
  outcome text not null check (outcome in ('ok', 'warn', 'fail', 'skip')),
  said text not null,
  fix text,
  ran_at timestamptz not null default clock_timestamp()
);
select app.conceal('doctor_findings');

create function app.keep_findings(found jsonb) returns void
language sql security definer set search_path = '' as $$
  insert into public.doctor_findings (id, outcome, said, fix)
  select f.id, f.outcome, f.said, f.fix from jsonb_to_recordset(found) as f (id text, outcome text, said text, fix text)
  on conflict (id) do update
    set outcome = excluded.outcome, said = excluded.said, fix = excluded.fix, ran_at = clock_timestamp()
$$;

create function app.kept_findings() returns table (id text, outcome text, said text, fix text, ran_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select id, outcome, said, fix, ran_at from public.doctor_findings
$$;

/**
 * What only the owner of the tables sees of them, for the doctor: what was migrated, tables of ours without row-level
 * security, whether the role that asks could step around it, and what waits in the queue.
 */
create function app.examine_database() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  found jsonb;
begin
  select jsonb_build_object(
    'version', current_setting('server_version'),
    'now', clock_timestamp(),
    'migrations', (select coalesce(jsonb_agg(m.version order by m.version), '[]') from supabase_migrations.schema_migrations m),
    'unprotected', (select coalesce(jsonb_agg(c.relname order by c.relname), '[]') from pg_catalog.pg_class c
                     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity),
    'role_bypasses', (select r.rolsuper or r.rolbypassrls from pg_catalog.pg_roles r where r.rolname = session_user),
    'role_owns', exists (select from pg_catalog.pg_class c
                          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                            and pg_catalog.pg_get_userbyid(c.relowner) = session_user))
    into found;
  if to_regclass('pgboss.job') is null then return found; end if;
  return found || (
    select jsonb_build_object(
      'waiting', count(*) filter (where j.due),
      'oldest_seconds', coalesce(extract(epoch from now() - min(j.start_after) filter (where j.due)), 0),
      'failed', count(*) filter (where j.state = 'failed' and j.completed_on > now() - interval '1 day'))
      from (select *, state in ('created', 'retry') and start_after <= now() as due from pgboss.job) j);
end $$;

grant execute on function app.email_of_message(text) to kaicalls_app;
grant execute on function app.keep_findings(jsonb) to kaicalls_app;
grant execute on function app.kept_findings() to kaicalls_app;
grant execute on function app.examine_database() to kaicalls_app;
revoke execute on all functions in schema app from public;
