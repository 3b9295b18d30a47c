-- Emails to customers: a queue in which each waits for approval, or not, and is then sent from the owner's own mail
-- account, or from the instance's where none is connected.

create table email_accounts (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  from_name text not null,
  from_address text not null,
  host text not null,
  port integer not null check (port between 1 and 65535),
  -- `tls` from the first byte; `starttls` before anything is said; `none` only to this machine itself.
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null,
  -- Encrypted with a key of the instance; bound to this row.
  password bytea not null,
  is_default boolean not null default false,
  verified_at timestamptz,
  last_error text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index on email_accounts (business_id, created_at desc, id desc);
create unique index email_accounts_default on email_accounts (business_id) where is_default;
select app.protect('email_accounts');

create table emails (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  lead_id uuid references leads (id) on delete set null,
  account_id uuid references email_accounts (id) on delete set null,
  -- `account`, `instance` (its own mailer), or `sandbox` (a test business: kept, never sent).
  sent_via text not null check (sent_via in ('account', 'instance', 'sandbox')),
  source text not null check (source in ('api', 'sdr', 'dashboard')),
  to_address text not null,
  subject text not null,
  body text not null,
  status text not null
    check (status in ('pending_approval', 'approved', 'sending', 'sent', 'failed', 'rejected', 'canceled')),
  scheduled_at timestamptz,
  approved_at timestamptz,
  -- The same in every attempt: mail servers that sort out repetitions know it again.
  message_id text not null,
  -- An attempt is counted, and its lease begins, before the mail server is asked.
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  sent_at timestamptz,
  -- Why it is failed, canceled or rejected, or waits for another attempt.
  last_error text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index on emails (business_id, created_at desc, id desc);
create index on emails (business_id, status, created_at desc, id desc);
create index on emails (business_id, lead_id, created_at desc, id desc);
create index on emails (lead_id);
create index on emails (account_id);
create index emails_due on emails (next_attempt_at) where status in ('approved', 'sending');
select app.protect('emails');

/** Emails that are due and whose job was lost: what the round of each worker takes up. */
create function app.forgotten_emails(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.emails
   where status in ('approved', 'sending') and next_attempt_at < now() - interval '2 minutes'
   order by next_attempt_at limit most
$$;

grant execute on function app.forgotten_emails(integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
