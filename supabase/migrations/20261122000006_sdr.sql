-- The SDR pipeline: what each business lets it do, how far it has come with each lead, every touch, and every run.

-- ── What the business allows. Without a row nothing runs (`lib/services/sdr/schema.ts` has the defaults). ──
create table sdr_config (
  business_id uuid primary key references businesses (id) on delete cascade,
  enabled boolean not null,
  min_touch_gap_hours integer not null check (min_touch_gap_hours between 1 and 8760),
  max_touches integer not null check (max_touches between 1 and 100),
  auto_call boolean not null,
  auto_email boolean not null,
  auto_sms boolean not null,
  max_calls_per_day integer not null check (max_calls_per_day >= 0),
  max_emails_per_day integer not null check (max_emails_per_day >= 0),
  max_sms_per_day integer not null check (max_sms_per_day >= 0),
  sdr_agent_id uuid references agents (id) on delete set null,
  email_from_account_id uuid references email_accounts (id) on delete set null,
  -- Hours of the lead's own day: contacted from the first until the second begins.
  business_hours_start integer not null check (business_hours_start between 0 and 23),
  business_hours_end integer not null check (business_hours_end between 0 and 23),
  -- Since when it has been enabled without a break.
  enabled_at timestamptz,
  updated_at timestamptz not null default clock_timestamp()
);
create index on sdr_config (sdr_agent_id);
create index on sdr_config (email_from_account_id);
select app.protect('sdr_config');

-- ── How far it has come with a lead. A lead without a row was never touched. ────────────────────────
create table sdr_leads (
  lead_id uuid primary key references leads (id) on delete cascade,
  business_id uuid not null references businesses (id) on delete cascade,
  touches integer not null default 0,
  last_touch_at timestamptz,
  -- A person passed over this lead until then.
  deferred_until timestamptz,
  paused_at timestamptz,
  -- A person should look; the pipeline leaves the lead alone until one has (`resume`).
  manual_review_at timestamptz,
  escalations integer not null default 0
);
create index on sdr_leads (business_id, manual_review_at desc);
select app.protect('sdr_leads');

-- ── Runs over the whole pipeline ────────────────────────────────────────────────────────────────────
create table sdr_runs (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  -- The two hours that a scheduled run belongs to; null for one that was asked for.
  slot timestamptz,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  summary jsonb,
  unique (business_id, slot)
);
create index on sdr_runs (business_id, started_at desc, id desc);
select app.protect('sdr_runs');

/** Automatic touches of one business on one day of its own: what the daily caps are held against. */
create table sdr_days (
  business_id uuid not null references businesses (id) on delete cascade,
  day date not null,
  calls integer not null default 0,
  emails integer not null default 0,
  sms integer not null default 0,
  primary key (business_id, day)
);
select app.protect('sdr_days');

-- ── Every touch, and what people decided about a lead ───────────────────────────────────────────────
create table sdr_activity_log (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  lead_id uuid not null references leads (id) on delete cascade,
  -- Null for what a person or an API key asked for.
  run_id uuid references sdr_runs (id) on delete set null,
  action text not null check (action in ('call', 'email', 'sms', 'skip', 'escalate', 'pause', 'resume')),
  segment text not null,
  -- Which touch of the lead this was, from 1; null for what is no touch.
  touch integer,
  call_id uuid references calls (id) on delete set null,
  -- Texts and mails have retention periods of their own.
  message_id uuid,
  email_id uuid,
  detail text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index on sdr_activity_log (business_id, created_at desc, id desc);
create index on sdr_activity_log (lead_id, created_at desc, id desc);
create index on sdr_activity_log (call_id) where call_id is not null;
create index on sdr_activity_log (run_id) where run_id is not null;
select app.protect('sdr_activity_log');

-- ── Jobs of a batch ─────────────────────────────────────────────────────────────────────────────────
/** As `app.enqueue`, for many at once: one statement writes them all, at a third of the cost of as many calls. */
create function app.enqueue_all(queue text, payloads jsonb[], start_at timestamptz default now(), job_priority integer default 0)
returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from pgboss.queue q where q.name = queue) then
    raise exception 'there is no queue named %', queue; -- a job must never vanish
  end if;
  insert into pgboss.job (name, data, priority, start_after, expire_seconds, deletion_seconds, keep_until,
                          retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
  select q.name, payload, job_priority, start_at, q.expire_seconds, q.deletion_seconds,
         start_at + make_interval(secs => q.retention_seconds),
         q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    from pgboss.queue q, unnest(payloads) payload where q.name = queue;
  if start_at <= now() then
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue);
  end if;
end $$;
grant execute on function app.enqueue_all(text, jsonb[], timestamptz, integer) to kaicalls_app;

-- ── Every two hours ─────────────────────────────────────────────────────────────────────────────────
create table sdr_slots (
  slot timestamptz not null,
  business_id uuid not null references businesses (id) on delete cascade,
  opened_at timestamptz not null default clock_timestamp(),
  primary key (slot, business_id)
);
create index on sdr_slots (business_id);
select app.conceal('sdr_slots');

/**
 * Asks for a run of every business that lets SDR work, for the slot of two hours that a moment lies in, once per business
 * and slot: rows and jobs are one transaction, however many workers and cron calls come. Answers how many were asked for.
 * With `since_before`, only of those that had let it work when the slot began: a worker that starts in the middle of a
 * slot must not surprise an owner who is just setting it up.
 */
create function app.open_sdr_slot(at timestamptz default now(), since_before boolean default false)
returns table (slot timestamptz, runs integer)
language plpgsql security definer set search_path = '' as $$
declare
  this_slot timestamptz := date_bin('2 hours', at, timestamptz '2000-01-01 00:00:00+00');
  asked jsonb[];
begin
  with opened as (
    insert into public.sdr_slots as s (slot, business_id)
    select this_slot, c.business_id from public.sdr_config c
     where c.enabled and (not since_before or c.enabled_at <= this_slot)
    on conflict do nothing
    returning s.business_id)
  select coalesce(array_agg(jsonb_build_object('business_id', o.business_id, 'slot', app.iso(this_slot))), '{}')
    into asked from opened o;
  perform app.enqueue_all('sdr.run', asked);
  return query select this_slot, cardinality(asked);
end $$;
grant execute on function app.open_sdr_slot(timestamptz, boolean) to kaicalls_app;

revoke execute on all functions in schema app from public;
