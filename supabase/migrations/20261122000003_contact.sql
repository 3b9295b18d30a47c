-- The one contact gate: what people have allowed or forbidden, how a business contacts, and each decision with its
-- inputs. Decisions and consents are a record: rows are added, never changed.

create table contact_settings (
  business_id uuid primary key references businesses (id) on delete cascade,
  -- Texts go only to who has agreed to get them.
  sms_opt_in_required boolean not null default false,
  -- Minutes of the recipient's local day, start inclusive, end exclusive.
  contact_hours_start integer not null default 480,
  contact_hours_end integer not null default 1260,
  -- How often the product itself may turn to one recipient: at most so many times within so many days.
  max_contacts integer not null default 7 check (max_contacts between 1 and 1000),
  max_contacts_days integer not null default 7 check (max_contacts_days between 1 and 90),
  -- Emails go out without anyone's approval.
  auto_approve_emails boolean not null default false,
  updated_at timestamptz not null default clock_timestamp(),
  check (0 <= contact_hours_start and contact_hours_start < contact_hours_end and contact_hours_end <= 1440)
);
select app.protect('contact_settings');

-- What a person said about being contacted, or what their mailbox did. The latest row of a channel and address holds.
create table consents (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  channel text not null check (channel in ('call', 'sms', 'whatsapp', 'email')),
  -- A number in E.164, or an email address in lower case.
  address text not null,
  state text not null check (state in ('in', 'out', 'bounced')),
  source text not null,
  evidence text,
  created_at timestamptz not null default clock_timestamp()
);
create index on consents (business_id, channel, address, created_at desc, id desc);
create index on consents (business_id, address, created_at desc, id desc);
create index on consents (business_id, created_at desc, id desc);
select app.protect('consents');
revoke update, delete on consents from kaicalls_app;

create table contact_decisions (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  channel text not null check (channel in ('call', 'sms', 'whatsapp', 'email')),
  purpose text not null,
  address text not null,
  -- No foreign key: the record outlives the lead.
  lead_id uuid,
  allowed boolean not null,
  reasons text[] not null,
  -- What the rules were asked with.
  inputs jsonb not null,
  next_allowed_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
create index on contact_decisions (business_id, created_at desc, id desc);
create index on contact_decisions (business_id, address, created_at desc, id desc);
create index on contact_decisions (business_id, lead_id, created_at desc, id desc) where lead_id is not null;
create index contact_decisions_allowed on contact_decisions (created_at) where allowed;
create index contact_decisions_refused on contact_decisions (created_at) where not allowed;
select app.protect('contact_decisions');
revoke update, delete on contact_decisions from kaicalls_app;

/**
 * Lets go of old decisions in small portions: refusals after ninety days, what was allowed after four years, the time in
 * which a call can be challenged in a United States court.
 */
create function app.expire_decisions(most integer) returns bigint
language sql security definer set search_path = '' as $$
  with old as (
    (select id from public.contact_decisions
      where not allowed and created_at < now() - interval '90 days' order by created_at limit most)
    union all
    (select id from public.contact_decisions
      where allowed and created_at < now() - interval '4 years' order by created_at limit most)),
  gone as (delete from public.contact_decisions d using old where d.id = old.id returning 1)
  select count(*) from gone
$$;

grant execute on function app.expire_decisions(integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
