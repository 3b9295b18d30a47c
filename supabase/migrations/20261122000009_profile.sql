-- What an owner tells about the business, what callers are told first, who is never put through, and how long things
-- are kept. A business without a row here has the defaults of the columns.

create table business_profiles (
  business_id uuid primary key references businesses (id) on delete cascade,
  description text not null default '',
  services jsonb not null default '[]',
  languages jsonb not null default '["English"]',
  -- {mon: [{open: "09:00", close: "17:00"}], …}; null: not told, and never closed.
  opening_hours jsonb,
  -- [{date: "2026-12-25", name: "Christmas", hours: []}]: other hours on one day; none is closed.
  holidays jsonb not null default '[]',
  -- The opening line while the business is closed; null: the agent greets as always.
  after_hours_message text,
  announce_recording boolean not null default true,
  recording_announcement text not null default 'This call is recorded.',
  announce_ai boolean not null default true,
  ai_announcement text not null default 'I am an AI assistant.',
  -- Days that things are kept; null: until they are deleted by hand.
  keep_recordings_days integer check (keep_recordings_days > 0),
  keep_transcripts_days integer check (keep_transcripts_days > 0),
  keep_messages_days integer check (keep_messages_days > 0),
  updated_at timestamptz not null default clock_timestamp()
);
select app.protect('business_profiles');

create table blocked_callers (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  phone text not null,
  reason text,
  created_at timestamptz not null default clock_timestamp(),
  unique (business_id, phone)
);
create index on blocked_callers (business_id, created_at desc, id desc);
select app.protect('blocked_callers');

-- A recording that was kept as long as the owner wished.
alter table calls drop constraint calls_recording_check;
alter table calls add constraint calls_recording_check
  check (recording in ('none', 'pending', 'ready', 'failed', 'expired'));
create index calls_recorded on calls (business_id, ended_at) where recording = 'ready';

/** Businesses that do not keep everything for ever: what the round of each worker looks through. */
create function app.businesses_with_retention() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select business_id from public.business_profiles
   where keep_recordings_days is not null or keep_transcripts_days is not null or keep_messages_days is not null
$$;

/** Events and their deliveries are a log of what was sent: kept for ninety days, deleted in small portions. */
create function app.expire_events(most integer) returns bigint
language sql security definer set search_path = '' as $$
  with old as (
    select e.id from public.events e
     where e.created_at < now() - interval '90 days'
       and not exists (select from public.deliveries d where d.event_id = e.id and d.status = 'pending')
     order by e.created_at limit most),
  gone as (delete from public.events e using old where e.id = old.id returning 1)
  select count(*) from gone
$$;
create index events_age on events (created_at);

grant execute on function app.businesses_with_retention(), app.expire_events(integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
