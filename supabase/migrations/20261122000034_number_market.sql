-- Numbers are searched, bought and given back, and some countries ask who will have them. A number that is being bought
-- or given back is a row like any other, so that a crash leaves nothing rented that nobody knows.

-- ── Who has a number, where a country asks ──────────────────────────────────────────────────────────
create table bundles (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  country text not null,
  number_type text not null check (number_type in ('local', 'mobile', 'toll_free')),
  status text not null default 'draft' check (status in ('draft', 'pending-review', 'in-review', 'approved', 'rejected')),
  end_user jsonb not null,
  address jsonb,
  documents jsonb not null default '[]',
  -- Why it was rejected, in the words of who looked at it.
  reason text,
  -- The market that it was handed in at, and its name there.
  market text check (market in ('sandbox', 'twilio')),
  market_id text,
  submitted_at timestamptz,
  -- When the market was last asked how it stands.
  asked_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default now()
);
create index on bundles (business_id, created_at desc, id desc);
create index bundles_under_review on bundles (asked_at nulls first) where status in ('pending-review', 'in-review');
select app.protect('bundles');

/** Bundles that somebody looks at, and that were not asked for lately: simulated reviews are quick. */
create function app.bundles_to_ask(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.bundles
   where status in ('pending-review', 'in-review')
     and coalesce(asked_at, submitted_at) < now() - case when market = 'sandbox' then interval '1 second' else interval '5 minutes' end
   order by asked_at nulls first limit most
$$;

-- ── A number's life: ordered → rented → active → releasing → gone ───────────────────────────────────
alter table numbers
  add column status text not null default 'active' check (status in ('ordered', 'rented', 'active', 'releasing')),
  -- Who it is rented from: a market for numbers, or the carrier itself.
  add column market text not null default 'sandbox' check (market in ('sandbox', 'twilio', 'carrier')),
  add column market_id text,
  -- What the carrier that answers it calls it; null: no carrier knows it.
  add column carrier_number_id text,
  add column country text not null default 'US',
  add column type text not null default 'local' check (type in ('local', 'mobile', 'toll_free')),
  add column capabilities jsonb not null default '{"voice": true, "sms": true, "mms": false}',
  add column monthly_micros bigint not null default 0,
  add column bundle_id uuid references bundles (id) on delete set null,
  -- The end of the last month that is in the ledger.
  add column paid_until timestamptz,
  -- When it was last compared with what carrier and market have.
  add column compared_at timestamptz,
  add column changed_at timestamptz not null default clock_timestamp();
create index on numbers (bundle_id);
create index numbers_unsettled on numbers (changed_at) where status <> 'active';
create index numbers_to_charge on numbers (paid_until) where status = 'active';
create index numbers_to_compare on numbers (compared_at nulls first) where status = 'active';
create unique index on numbers (carrier_number_id);

/** Numbers whose buying or giving back was cut off: nobody waits for them any more. */
create function app.forgotten_numbers(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.numbers
   where status <> 'active' and changed_at < now() - interval '15 minutes' order by changed_at limit most
$$;

/** Numbers in the telephone network that were not compared for a day. */
create function app.numbers_to_compare(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.numbers
   where status = 'active' and (market <> 'sandbox' or carrier_number_id is not null)
     and (compared_at is null or compared_at < now() - interval '1 day')
   order by compared_at nulls first limit most
$$;

/** Which of these rows of numbers exist, whosever they are: what a market has under another name of ours is an orphan. */
create function app.known_numbers(ids uuid[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(id), '{}') from public.numbers where id = any (ids)
$$;

/** Which of these telephone numbers somebody here has. */
create function app.taken_numbers(phones text[]) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(phone_number), '{}') from public.numbers where phone_number = any (phones)
$$;

/** Writes the months that have begun into the ledger, each once by its reference; a month is counted from the rental on. */
create function app.charge_numbers(version text, most integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  charged integer;
begin
  with due as (
    select id, business_id, paid_until, monthly_micros from public.numbers
     where status = 'active' and paid_until <= now() order by paid_until limit most for update skip locked
  ), lines as (
    insert into public.ledger (id, business_id, reference, component, quantity, unit, amount_micros, price_version)
    select gen_random_uuid(), business_id, 'number:' || id || ':' || to_char(paid_until at time zone 'utc', 'YYYY-MM'),
           'number', 1, 'month', monthly_micros, version from due
    on conflict (reference) do nothing
  )
  update public.numbers n set paid_until = n.paid_until + interval '1 month' from due where n.id = due.id;
  get diagnostics charged = row_count;
  return charged;
end $$;

/** The next number that the simulated network hands out at signup, past those that were bought. */
create or replace function app.next_sandbox_number() returns text
language plpgsql security definer set search_path = '' as $$
declare
  i bigint;
  number text;
begin
  loop
    i := nextval('app.sandbox_numbers') - 1;
    number := '+1' || (array['737','628','332','872','945','564','839','726','986','430'])[1 + ((i / 10000) % 10)::int]
      || case when i < 100000 then '555' else lpad((200 + (i / 100000) % 355)::text, 3, '0') end
      || lpad((i % 10000)::text, 4, '0');
    exit when not exists (select from public.numbers where phone_number = number);
  end loop;
  return number;
end $$;

grant execute on function
  app.bundles_to_ask(integer), app.forgotten_numbers(integer), app.numbers_to_compare(integer),
  app.known_numbers(uuid[]), app.taken_numbers(text[]), app.charge_numbers(text, integer), app.next_sandbox_number()
  to kaicalls_app;
revoke execute on all functions in schema app from public;
