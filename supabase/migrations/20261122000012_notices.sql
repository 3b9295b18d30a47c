-- What the owner is told by email and text: which kinds, to whom, and what was told. A kind without a row here is told
-- as the product does by default (`lib/services/notices/kinds.ts`).

create table notice_settings (
  business_id uuid not null references businesses (id) on delete cascade,
  kind text not null,
  email boolean not null,
  text boolean not null,
  -- Addresses; null: every owner and admin of the business.
  email_to jsonb,
  -- Telephone numbers.
  text_to jsonb not null default '[]',
  -- Of hot leads: the score from which a lead is hot.
  threshold integer check (threshold between 0 and 100),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (business_id, kind)
);
create index notice_settings_digests on notice_settings (business_id) where kind = 'daily_digest' and (email or text);
select app.protect('notice_settings');

create table notices (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  kind text not null,
  -- What it is about; a second notice of a kind about the same thing on the same occasion is refused.
  subject_id text not null,
  occasion text not null default '',
  title text not null,
  lines jsonb not null,
  -- Where it is looked at, under the address of this installation.
  path text not null,
  status text not null default 'pending' check (status in ('pending', 'told', 'off')),
  -- Addresses and numbers told so far: an attempt that is made again tells the others.
  told jsonb not null default '[]',
  told_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  unique (business_id, kind, subject_id, occasion)
);
create index on notices (business_id, created_at desc, id desc);
create index on notices (business_id, kind, created_at desc, id desc);
select app.protect('notices');

/** Where owners and admins of a business in reach read mail. A test business is its live business's people's. */
create function app.owner_emails(business uuid) returns setof text
language sql stable security definer set search_path = '' as $$
  select a.email
    from public.businesses b
    join public.memberships m on m.business_id = coalesce(b.twin_of, b.id) and m.role in ('owner', 'admin')
    join public.accounts a on a.id = m.account_id
   where b.id = business and b.id = any (app.businesses())
   order by m.created_at, a.email
$$;

/**
 * Businesses that want a daily digest and have not had today's, from 08:00 of their own clock on. What was switched on
 * later than that begins tomorrow.
 */
create function app.digests_due(at timestamptz, most integer) returns table (business_id uuid, zone text, day date)
language sql stable security definer set search_path = '' as $$
  select b.id, b.zone, (digests_due.at at time zone b.zone)::date
    from public.notice_settings s
    join public.businesses b on b.id = s.business_id
   where s.kind = 'daily_digest' and (s.email or s.text)
     and (digests_due.at at time zone b.zone)::time >= time '08:00'
     and s.updated_at < ((digests_due.at at time zone b.zone)::date + time '08:00') at time zone b.zone
     and not exists (select from public.notices n
                      where n.business_id = b.id and n.kind = 'daily_digest' and n.subject_id = b.id::text
                        and n.occasion = (digests_due.at at time zone b.zone)::date::text)
   order by b.id limit most
$$;

grant execute on function app.owner_emails(uuid), app.digests_due(timestamptz, integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
