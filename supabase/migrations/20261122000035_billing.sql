-- Who pays, how their subscription stands, and which calls have been told to whoever counts the minutes. What the provider
-- says of a subscription is kept here, so that nothing is stopped because the provider cannot be reached.

create table subscriptions (
  business_id uuid primary key references businesses (id) on delete cascade,
  -- Null until the provider has been asked: the row itself is the intent.
  customer_id text unique,
  subscription_id text,
  status text check (status in (
    'trialing', 'active', 'past_due', 'unpaid', 'paused', 'incomplete', 'incomplete_expired', 'canceled')),
  trial_ends_at timestamptz,
  period_start timestamptz,
  period_end timestamptz,
  cancels_at timestamptz,
  -- There is a card, or something like it.
  payable boolean not null default false,
  -- When the look began that this row is from: an older look never overwrites a newer one.
  settled_at timestamptz,
  -- Customer and trial have been made; before that, whoever comes first makes them.
  begun_at timestamptz,
  -- Looked at again then, should no event come.
  check_at timestamptz not null default now() + interval '5 minutes',
  created_at timestamptz not null default clock_timestamp()
);
create index on subscriptions (check_at);
select app.protect('subscriptions');

/** The events of the provider that were taken: each once. */
create table billing_events (
  id text primary key,
  type text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index on billing_events (created_at);
select app.conceal('billing_events');

/** One row per call that is charged by its seconds: what has been reported, and what could not be. */
create table meter_events (
  -- The reference of the ledger's line, which the provider counts once.
  identifier text primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  seconds bigint not null check (seconds > 0),
  happened_at timestamptz not null,
  attempts integer not null default 0,
  -- Null when nothing is left to do.
  next_attempt_at timestamptz default now(),
  -- Since then an attempt may have arrived whose answer did not.
  uncertain_since timestamptz,
  sent_at timestamptz,
  -- The call is not to be paid for after all, and since when the provider knows.
  credited_at timestamptz,
  withdrawn_at timestamptz,
  -- Why it will not be counted, for a person.
  problem text,
  created_at timestamptz not null default clock_timestamp(),
  check (next_attempt_at is null or (sent_at is null and problem is null))
);
create index on meter_events (business_id, happened_at desc);
create index on meter_events (next_attempt_at) where next_attempt_at is not null;
create index on meter_events (created_at) where problem is not null;
select app.protect('meter_events');

/** Customers whose business is gone: what they pay for is to be ended. */
create table billing_farewells (
  customer_id text primary key,
  created_at timestamptz not null default clock_timestamp()
);
select app.conceal('billing_farewells');

create function app.say_farewell() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.billing_farewells (customer_id) values (old.customer_id) on conflict do nothing;
  return old;
end $$;
create trigger farewell after delete on subscriptions for each row when (old.customer_id is not null)
  execute function app.say_farewell();

create function app.farewells(most integer) returns setof text
language sql stable security definer set search_path = '' as $$
  select customer_id from public.billing_farewells order by created_at limit most
$$;

create function app.farewell_said(customer text) returns void
language sql security definer set search_path = '' as $$
  delete from public.billing_farewells where customer_id = customer
$$;

/**
 * Takes an event, once, and in the same transaction the work that follows from it. `about` says what it is of; a customer
 * that is not of this installation is none of its business. False when the event was here before.
 */
create function app.take_billing_event(event text, event_type text, about text, customer text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  business uuid;
begin
  insert into public.billing_events (id, type) values (event, event_type) on conflict do nothing;
  if not found then return false; end if;
  if about = 'customer' then
    select s.business_id into business from public.subscriptions s where s.customer_id = customer;
    if business is not null then
      perform app.enqueue('billing.settle', jsonb_build_object('business_id', business));
    end if;
  elsif about = 'use' then
    perform app.enqueue('billing.uncounted', jsonb_build_object('event_id', event));
  end if;
  return true;
end $$;

create function app.forget_billing_events() returns void
language sql security definer set search_path = '' as $$
  delete from public.billing_events where created_at < now() - interval '30 days'
$$;

/** Subscriptions that nobody has looked at for long, and customers that were to be made and are not. */
create function app.subscriptions_to_check(most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select business_id from public.subscriptions where check_at < now() order by check_at limit most
$$;

/** Uses that are due and whose job was lost. */
create function app.forgotten_meter_events(most integer) returns table (identifier text, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select m.identifier, m.business_id from public.meter_events m join public.subscriptions s using (business_id)
   where m.next_attempt_at < now() - interval '2 minutes' and s.customer_id is not null order by m.next_attempt_at limit most
$$;

/** What the provider could not count after all. Identifiers that are not of this installation are passed over. */
create function app.mark_uncounted(identifiers text[], reasons text[]) returns integer
language sql security definer set search_path = '' as $$
  with told as (select * from unnest(identifiers, reasons) as t (identifier, reason)),
  marked as (
    update public.meter_events m set problem = t.reason, next_attempt_at = null
      from told t where m.identifier = t.identifier returning 1)
  select count(*)::integer from marked
$$;

/**
 * A call that is not to be paid for after all, by the word of whoever runs this: each line of the ledger gets its opposite,
 * once, and its seconds are not told to the provider, or taken back there. Answers how many lines it credited.
 */
create function app.credit_call(call uuid) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  credited integer;
  use public.meter_events;
begin
  insert into public.ledger (id, business_id, call_id, reference, component, quantity, unit, amount_micros, price_version)
  select gen_random_uuid(), l.business_id, l.call_id, 'credit:' || l.reference, l.component, -l.quantity, l.unit,
         -l.amount_micros, l.price_version
    from public.ledger l where l.reference like 'call:' || call || ':%'
  on conflict (reference) do nothing;
  get diagnostics credited = row_count;
  if credited = 0 then return 0; end if;
  update public.calls set cost_micros = 0, realtime_cost_micros = 0 where id = call;
  update public.meter_events m
     set credited_at = now(),
         -- What was never tried is never sent.
         next_attempt_at = case when m.attempts > 0 then m.next_attempt_at end,
         withdrawn_at = case when m.attempts = 0 then now() end
   where m.identifier like 'call:' || call || ':%' returning * into use;
  if use.sent_at is not null then
    perform app.enqueue('billing.withdraw',
                        jsonb_build_object('business_id', use.business_id, 'identifier', use.identifier));
  end if;
  return credited;
end $$;

/** How many uses wait to be reported, and how many will not be counted: for whoever runs this. */
create function app.meter_backlog() returns table (waiting integer, oldest timestamptz, problems integer)
language sql stable security definer set search_path = '' as $$
  select count(*) filter (where next_attempt_at is not null)::integer,
         min(happened_at) filter (where next_attempt_at is not null),
         count(*) filter (where problem is not null)::integer
    from public.meter_events where next_attempt_at is not null or problem is not null
$$;

/** Accounts paid for by x402: one payment, one account, whoever repeats the request. */
create table x402_payments (
  payer text not null,
  nonce text not null,
  -- What was asked for: the same payment buys nothing else.
  body_hash bytea not null,
  -- Who is at work on it; nobody any more when the answer is there.
  held_until timestamptz not null,
  -- Set when the money has moved.
  settlement text,
  -- The answer, sealed: it holds a key.
  answer bytea,
  created_at timestamptz not null default clock_timestamp(),
  primary key (payer, nonce)
);
create index on x402_payments (created_at);
select app.conceal('x402_payments');

/**
 * Holds a payment for so many seconds. `mine`: it is to be worked for, from where somebody left it: with an `answer` the
 * account is there, and only to be paid for. Else it is settled, or somebody is at work on it.
 */
create function app.hold_payment(payment_payer text, payment_nonce text, hash bytea, seconds integer)
returns table (mine boolean, same boolean, answer bytea, settlement text)
language plpgsql security definer set search_path = '' as $$
declare
  p public.x402_payments;
begin
  insert into public.x402_payments (payer, nonce, body_hash, held_until)
  values (payment_payer, payment_nonce, hash, clock_timestamp() + make_interval(secs => seconds))
  on conflict do nothing;
  if found then return query select true, true, null::bytea, null::text; return; end if;
  select * into p from public.x402_payments x where x.payer = payment_payer and x.nonce = payment_nonce for update;
  if p.settlement is null and p.body_hash = hash and p.held_until < clock_timestamp() then
    update public.x402_payments x set held_until = clock_timestamp() + make_interval(secs => seconds)
     where x.payer = payment_payer and x.nonce = payment_nonce;
    return query select true, true, p.answer, p.settlement; return;
  end if;
  return query select false, p.body_hash = hash, p.answer, p.settlement;
end $$;

/** The account that it pays for is made: called in the transaction that makes it. */
create function app.keep_payment(payment_payer text, payment_nonce text, sealed bytea) returns void
language sql security definer set search_path = '' as $$
  update public.x402_payments set answer = sealed where payer = payment_payer and nonce = payment_nonce
$$;

create function app.settle_payment(payment_payer text, payment_nonce text, settled text) returns void
language sql security definer set search_path = '' as $$
  update public.x402_payments set settlement = settled where payer = payment_payer and nonce = payment_nonce
$$;

/** The answers hold keys: they are there for a day, for who did not get them. What was paid stays paid. */
create function app.forget_payment_answers() returns void
language sql security definer set search_path = '' as $$
  update public.x402_payments set answer = null
   where created_at < now() - interval '1 day' and answer is not null and settlement is not null
$$;

/** The money did not move: the payment is as if it had never come. */
create function app.drop_payment(payment_payer text, payment_nonce text) returns void
language sql security definer set search_path = '' as $$
  delete from public.x402_payments where payer = payment_payer and nonce = payment_nonce and settlement is null
$$;

grant execute on function
  app.farewells(integer), app.farewell_said(text), app.take_billing_event(text, text, text, text),
  app.forget_billing_events(), app.subscriptions_to_check(integer), app.forgotten_meter_events(integer),
  app.mark_uncounted(text[], text[]), app.meter_backlog(),
  app.hold_payment(text, text, bytea, integer), app.keep_payment(text, text, bytea),
  app.settle_payment(text, text, text), app.forget_payment_answers(), app.drop_payment(text, text) to kaicalls_app;
revoke execute on all functions in schema app from public;
