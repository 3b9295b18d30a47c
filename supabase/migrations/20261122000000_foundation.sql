-- The second wall. Every table is behind row-level security; the role that the product logs in with owns nothing and
-- sees the rows of the businesses named in the transaction-local setting `app.businesses`, or nothing.
-- What has no tenant yet (a key being looked up, a signup) goes through SECURITY DEFINER functions in schema `app`,
-- which no PostgREST role may call.

do $$ begin
  if not exists (select from pg_roles where rolname = 'kaicalls_app') then
    create role kaicalls_app nologin noinherit nobypassrls;
  end if;
end $$;

create schema if not exists app;
revoke all on schema app from public;
grant usage on schema app, public to kaicalls_app;

create extension if not exists pg_trgm;

/** The businesses of this transaction. Wrapped in a sub-select by the policies, so that it is evaluated once. */
create function app.businesses() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.businesses', true), ''), '{}')::uuid[] $$;
grant execute on function app.businesses() to kaicalls_app;

/** A moment as the API writes it: ISO 8601, UTC, microseconds. */
create function app.iso(at timestamptz) returns text language sql stable parallel safe as
  $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;
grant execute on function app.iso(timestamptz) to kaicalls_app;

/** The opaque cursor of a row: base64url of `created_at|id` (`lib/core/page.ts`). */
create function app.cursor(at timestamptz, id uuid) returns text language sql stable parallel safe as
  $$ select rtrim(translate(replace(encode(convert_to(app.iso(at) || '|' || id, 'UTF8'), 'base64'), E'\n', ''), '+/', '-_'), '=') $$;
grant execute on function app.cursor(timestamptz, uuid) to kaicalls_app;

/** Puts a table behind the wall: rows of the transaction's businesses, for the product's role only. */
create function app.protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('revoke all on %s from public', target);
  execute format('grant select, insert, update, delete on %s to kaicalls_app', target);
  execute format(
    'create policy tenant on %s to kaicalls_app using (business_id = any ((select app.businesses())::uuid[])) with check (business_id = any ((select app.businesses())::uuid[]))',
    target);
end $$;

/** Puts a table out of reach altogether: only SECURITY DEFINER functions touch it. */
create function app.conceal(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('revoke all on %s from public', target);
end $$;

-- ── Accounts, businesses, people ────────────────────────────────────────────────────────────────────
create table accounts (
  id uuid primary key references auth.users (id) on delete cascade,
  email text not null,
  created_at timestamptz not null default now()
);
select app.conceal('accounts');

create table businesses (
  id uuid primary key,
  -- The same as `id`: the wall reads one column everywhere.
  business_id uuid not null generated always as (id) stored,
  name text not null,
  type text,
  website text,
  zone text not null default 'America/New_York',
  -- Set on the test twin of a live business (contract, "Test mode").
  twin_of uuid unique references businesses (id) on delete cascade,
  subscription_status text not null default 'trialing'
    check (subscription_status in ('trialing', 'active', 'past_due', 'canceled')),
  trial_ends_at timestamptz not null,
  -- The API may call numbers on the do-not-call list at the caller's responsibility; a business can turn that off.
  api_calls_skip_dnc boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
select app.protect('businesses');

create table memberships (
  account_id uuid not null references accounts (id) on delete cascade,
  business_id uuid not null references businesses (id) on delete cascade,
  role text not null check (role in ('viewer', 'member', 'admin', 'owner')),
  created_at timestamptz not null default now(),
  primary key (account_id, business_id)
);
create index on memberships (business_id);
select app.protect('memberships');

create table api_keys (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  -- The business the key was made in; with `all_businesses` it reaches every live business of its account.
  business_id uuid not null references businesses (id) on delete cascade,
  all_businesses boolean not null default false,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index on api_keys (business_id, created_at desc, id desc);
create index on api_keys (account_id);
select app.protect('api_keys');

-- ── Agents and numbers ──────────────────────────────────────────────────────────────────────────────
create table agents (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  name text not null,
  status text not null default 'active' check (status in ('active', 'archived')),
  assistant_id text not null,
  first_message text not null,
  inbound_prompt text not null,
  outbound_prompt text not null,
  outbound_first_message text not null,
  outbound_llm text,
  sms_prompt text not null,
  sms_llm text,
  voice jsonb not null,
  model jsonb not null,
  vapi_config jsonb not null default '{}',
  metadata jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default now()
);
create index on agents (business_id, created_at desc, id desc);
select app.protect('agents');

create table numbers (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid references agents (id) on delete set null,
  phone_number text not null unique,
  -- Ring this first; the agent answers after 20 seconds without a pickup (reference: Signup, `phone_forward_to`).
  forward_to text,
  created_at timestamptz not null default clock_timestamp()
);
create index on numbers (business_id, created_at desc, id desc);
create index on numbers (agent_id);
select app.protect('numbers');

-- ── Leads ───────────────────────────────────────────────────────────────────────────────────────────
create table leads (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid references agents (id) on delete set null,
  name text not null,
  first_name text,
  last_name text,
  email text,
  phone text,
  callback_phone text,
  status text not null default 'new' check (status in ('new', 'contacted', 'qualified', 'converted', 'lost')),
  source text not null,
  source_url text,
  source_page text,
  message text,
  notes text,
  address text,
  city text,
  state text,
  zip text,
  event_date text,
  event_type text,
  demo_called_at timestamptz,
  trial_started_at timestamptz,
  trial_ends_at timestamptz,
  last_activity_at timestamptz,
  churned_at timestamptz,
  score integer check (score between 0 and 100),
  score_confidence text check (score_confidence in ('low', 'medium', 'high')),
  score_explanation text,
  score_factors jsonb not null default '[]',
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create unique index leads_phone on leads (business_id, phone) where phone is not null;
create unique index leads_email on leads (business_id, email) where phone is null and email is not null;
create index on leads (business_id, created_at desc, id desc);
create index on leads (business_id, status, created_at desc, id desc);
create index on leads (business_id, source, created_at desc, id desc);
create index on leads (business_id, email);
create index on leads (agent_id);
select app.protect('leads');

-- ── Calls ───────────────────────────────────────────────────────────────────────────────────────────
create table calls (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid not null references agents (id),
  number_id uuid references numbers (id) on delete set null,
  lead_id uuid references leads (id) on delete set null,
  direction text not null check (direction in ('inbound', 'outbound')),
  status text not null default 'queued'
    check (status in ('queued', 'ringing', 'in-progress', 'completed', 'failed', 'no-answer', 'busy', 'canceled')),
  from_number text,
  to_number text not null,
  conversation_id text not null,
  -- What the caller of the API said of this call.
  name text,
  context text,
  first_message text,
  metadata jsonb not null default '{}',
  record boolean not null default true,
  max_duration integer not null default 600,
  pace text not null default 'fast' check (pace in ('fast', 'live')),
  contact_basis text not null default 'caller_responsible',
  webhook_url text,
  post_call_webhook jsonb,
  call_status_webhook jsonb,
  -- What the carrier did with it. `attempted_at` is set before the carrier is asked, so that no crash dials twice.
  carrier text not null,
  carrier_call_id text unique,
  attempted_at timestamptz,
  started_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  duration integer,
  ended_reason text,
  hangup_cause text,
  reconciled boolean not null default false,
  -- The watchdog closes the call when the carrier has not by then.
  deadline timestamptz not null,
  -- What came of it.
  concluded_at timestamptz,
  announced_at timestamptz,
  summary text,
  extraction jsonb,
  quality jsonb,
  recording text not null default 'none' check (recording in ('none', 'pending', 'ready', 'failed')),
  recording_peaks jsonb,
  cost_micros bigint,
  realtime_cost_micros bigint,
  created_at timestamptz not null default clock_timestamp()
);
create index on calls (business_id, created_at desc, id desc);
create index on calls (business_id, agent_id, created_at desc, id desc);
create index on calls (business_id, status, created_at desc, id desc);
create index on calls (business_id, direction, created_at desc, id desc);
create index on calls (business_id, lead_id, created_at desc, id desc);
create index on calls (business_id, number_id, created_at desc, id desc);
create index on calls (agent_id);
create index on calls (lead_id);
create index on calls (number_id);
create index calls_open on calls (deadline) where ended_at is null;
create index calls_unannounced on calls (ended_at) where ended_at is not null and announced_at is null;
select app.protect('calls');

create table call_turns (
  call_id uuid not null references calls (id) on delete cascade,
  index integer not null,
  business_id uuid not null references businesses (id) on delete cascade,
  speaker text not null check (speaker in ('agent', 'caller', 'note')),
  text text not null,
  -- Milliseconds from the answer, in conversation time.
  start_ms integer not null,
  end_ms integer not null,
  details jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  primary key (call_id, index)
);
create index on call_turns (business_id);
select app.protect('call_turns');

create table transcripts (
  call_id uuid primary key references calls (id) on delete cascade,
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid not null references agents (id),
  text text not null,
  words tsvector generated always as (to_tsvector('simple', text)) stored,
  created_at timestamptz not null
);
create index on transcripts (business_id, created_at desc, call_id desc);
create index on transcripts (business_id, agent_id, created_at desc, call_id desc);
create index on transcripts (agent_id);
create index transcripts_words on transcripts using gin (words);
select app.protect('transcripts');

-- Every event that a carrier reported, once: the second arrival of an id is a repetition.
create table carrier_events (
  id text primary key,
  call_id uuid not null references calls (id) on delete cascade,
  business_id uuid not null references businesses (id) on delete cascade,
  type text not null,
  received_at timestamptz not null default now()
);
create index on carrier_events (call_id);
create index on carrier_events (business_id);
select app.protect('carrier_events');

-- ── Money: one line per call and component ──────────────────────────────────────────────────────────
create table ledger (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  call_id uuid references calls (id) on delete set null,
  -- What the line is for; a second line for the same thing is refused.
  reference text not null unique,
  component text not null,
  quantity integer not null,
  unit text not null,
  amount_micros bigint not null,
  price_version text not null,
  created_at timestamptz not null default now()
);
create index on ledger (business_id, created_at desc);
create index on ledger (call_id);
select app.protect('ledger');

-- ── Events out ──────────────────────────────────────────────────────────────────────────────────────
create table events (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  type text not null,
  subject_id uuid not null,
  data jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);
create index on events (business_id, created_at desc, id desc);
select app.protect('events');

create table webhooks (
  business_id uuid primary key references businesses (id) on delete cascade,
  url text not null,
  secret text not null,
  -- The secret before a rotation stays valid for a day.
  previous_secret text,
  previous_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
select app.protect('webhooks');

create table deliveries (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  event_id uuid not null references events (id) on delete cascade,
  -- `business` goes to the URL configured when it is sent; the others to the URL of their call.
  target text not null check (target in ('business', 'call', 'post_call', 'call_status')),
  url text not null,
  method text not null default 'POST',
  headers jsonb not null default '[]',
  status text not null default 'pending' check (status in ('pending', 'delivered', 'dead')),
  attempts integer not null default 0,
  last_status_code integer,
  last_error text,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
create index on deliveries (business_id, created_at desc, id desc);
create index on deliveries (business_id, status, created_at desc, id desc);
create index on deliveries (event_id);
create index deliveries_due on deliveries (next_attempt_at) where status = 'pending';
select app.protect('deliveries');

create table delivery_attempts (
  id uuid primary key,
  delivery_id uuid not null references deliveries (id) on delete cascade,
  business_id uuid not null references businesses (id) on delete cascade,
  status_code integer,
  error text,
  milliseconds integer not null,
  answer text,
  created_at timestamptz not null default clock_timestamp()
);
create index on delivery_attempts (delivery_id, created_at);
create index on delivery_attempts (business_id);
select app.protect('delivery_attempts');

-- ── Compliance ──────────────────────────────────────────────────────────────────────────────────────
create table dnc_entries (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  phone text not null,
  reason text,
  source text not null,
  created_at timestamptz not null default clock_timestamp(),
  unique (business_id, phone)
);
create index on dnc_entries (business_id, created_at desc, id desc);
select app.protect('dnc_entries');

-- ── The simulated telephone network ─────────────────────────────────────────────────────────────────
create table sandbox_calls (
  call_id uuid primary key references calls (id) on delete cascade,
  business_id uuid not null references businesses (id) on delete cascade,
  -- How far the simulation has come; a step is taken by the job that finds its own number here.
  step integer not null default 0,
  -- What the other side does (`lib/services/sandbox/script.ts`).
  script jsonb not null,
  -- Conversation time that has passed, in milliseconds.
  clock_ms integer not null default 0,
  hung_up boolean not null default false
);
create index on sandbox_calls (business_id);
select app.protect('sandbox_calls');

create sequence app.sandbox_numbers;
/** The next number that the simulated network hands out: +1 737 555 0000 and on, then other area codes. */
create function app.next_sandbox_number() returns text language sql security definer set search_path = '' as $$
  with n as (select nextval('app.sandbox_numbers') - 1 as i)
  select '+1' || (array['737','628','332','872','945','564','839','726','986','430'])[1 + ((i / 10000) % 10)::int]
      || case when i < 100000 then '555' else lpad((200 + (i / 100000) % 355)::text, 3, '0') end
      || lpad((i % 10000)::text, 4, '0') from n
$$;
grant execute on function app.next_sandbox_number() to kaicalls_app;

-- ── Daily counts, kept in the change's own transaction ──────────────────────────────────────────────
create table call_days (
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid not null references agents (id) on delete cascade,
  -- The business's own day.
  day date not null,
  direction text not null,
  status text not null,
  calls integer not null,
  seconds bigint not null,
  primary key (business_id, day, agent_id, direction, status)
);
create index on call_days (agent_id);
select app.protect('call_days');

/**
 * Counts calls that are over; the few that are open are counted where they are (index `calls_open`), so that placing a
 * call never waits for a counter that another call holds.
 */
create function app.count_call() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  tz text;
begin
  if tg_op = 'UPDATE' and (old.ended_at, old.status, old.duration) is not distinct from (new.ended_at, new.status, new.duration) then
    return null;
  end if;
  select zone into tz from public.businesses where id = coalesce(new.business_id, old.business_id);
  if tz is null then return null; end if; -- the business itself is being deleted
  if tg_op <> 'INSERT' and old.ended_at is not null then
    update public.call_days set calls = calls - 1, seconds = seconds - coalesce(old.duration, 0)
     where business_id = old.business_id and agent_id = old.agent_id and day = (old.created_at at time zone tz)::date
       and direction = old.direction and status = old.status;
  end if;
  if tg_op <> 'DELETE' and new.ended_at is not null then
    insert into public.call_days (business_id, agent_id, day, direction, status, calls, seconds)
    values (new.business_id, new.agent_id, (new.created_at at time zone tz)::date, new.direction, new.status, 1, coalesce(new.duration, 0))
    on conflict (business_id, day, agent_id, direction, status)
    do update set calls = call_days.calls + 1, seconds = call_days.seconds + excluded.seconds;
  end if;
  return null;
end $$;
create trigger count_call after insert or update or delete on calls for each row execute function app.count_call();

/** A business that moves to another zone has other days: its counts are made anew. */
create function app.recount_calls() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.call_days where business_id = new.id;
  insert into public.call_days (business_id, agent_id, day, direction, status, calls, seconds)
  select business_id, agent_id, (created_at at time zone new.zone)::date, direction, status, count(*), coalesce(sum(duration), 0)
    from public.calls where business_id = new.id and ended_at is not null group by 1, 2, 3, 4, 5;
  return null;
end $$;
create trigger recount_calls after update of zone on businesses for each row
  when (old.zone is distinct from new.zone) execute function app.recount_calls();
