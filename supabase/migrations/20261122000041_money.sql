-- Whatever the ledger charges is told to whoever invoices: conversation by its seconds, everything else by its amount.
-- And: who is to be told that their trial ends; accounts whose payment a crash has left open;
-- which email came back, by the address that it came back to.

alter table meter_events rename column seconds to quantity;
alter table meter_events
  -- Of `minutes` the quantity is seconds, of `extras` millionths of a dollar.
  add column meter text not null default 'minutes' check (meter in ('minutes', 'extras'));
alter table meter_events alter column meter drop default;

/**
 * Notes a line of the ledger for the provider, in the line's own transaction and under its own reference, for a business
 * that has a customer there or is to have one. A test business has none.
 */
create function app.meter_line() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  talk constant boolean := new.component = 'conversation';
begin
  insert into public.meter_events (identifier, business_id, meter, quantity, happened_at)
  select new.reference, s.business_id, case when talk then 'minutes' else 'extras' end,
         case when talk then new.quantity else new.amount_micros end, now()
    from public.subscriptions s join public.businesses b on b.id = s.business_id
   where s.business_id = new.business_id and b.twin_of is null
      on conflict (identifier) do nothing;
  if found then
    perform app.enqueue('billing.report',
                        jsonb_build_object('business_id', new.business_id, 'identifier', new.reference));
  end if;
  return null;
end $$;
create trigger metered after insert on ledger for each row when (new.amount_micros > 0) execute function app.meter_line();

/**
 * A call that is not to be paid for after all, by the word of whoever runs this: each line of the ledger gets its opposite,
 * once, and is not told to the provider, or taken back there. Answers how many lines it credited.
 */
create or replace function app.credit_call(call uuid) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  credited integer;
  use record;
begin
  insert into public.ledger (id, business_id, call_id, reference, component, quantity, unit, amount_micros, price_version)
  select gen_random_uuid(), l.business_id, l.call_id, 'credit:' || l.reference, l.component, -l.quantity, l.unit,
         -l.amount_micros, l.price_version
    from public.ledger l where l.reference like 'call:' || call || ':%'
  on conflict (reference) do nothing;
  get diagnostics credited = row_count;
  if credited = 0 then return 0; end if;
  update public.calls set cost_micros = 0, realtime_cost_micros = 0 where id = call;
  for use in
    update public.meter_events m
       set credited_at = now(),
           -- What was never tried is never sent.
           next_attempt_at = case when m.attempts > 0 then m.next_attempt_at end,
           withdrawn_at = case when m.attempts = 0 then now() end
     where m.identifier like 'call:' || call || ':%' returning m.identifier, m.business_id, m.sent_at
  loop
    continue when use.sent_at is null;
    perform app.enqueue('billing.withdraw',
                        jsonb_build_object('business_id', use.business_id, 'identifier', use.identifier));
  end loop;
  return credited;
end $$;

create index on businesses (trial_ends_at);

/**
 * Businesses to be told of the end of their trial at a moment: `week` and `day` before it, and when it is `over`, by day
 * on their own clock. What was told of an end is not told again; who switched it off is passed over.
 */
create function app.trials_to_tell(at timestamptz, most integer)
returns table (business_id uuid, zone text, ends_at timestamptz, stage text, occasion text, payable boolean)
language sql stable security definer set search_path = '' as $$
  select b.id, b.zone, b.trial_ends_at, e.stage, o.occasion, coalesce(s.payable, false)
    from public.businesses b left join public.subscriptions s on s.business_id = b.id,
         lateral (select case when b.trial_ends_at <= trials_to_tell.at then 'over'
                              when b.trial_ends_at <= trials_to_tell.at + interval '1 day' then 'day'
                              else 'week' end) as e (stage),
         lateral (select e.stage || ' ' || (b.trial_ends_at at time zone 'utc')::date) as o (occasion)
   where b.trial_ends_at between trials_to_tell.at - interval '7 days' and trials_to_tell.at + interval '7 days'
     and b.subscription_status = 'trialing' and b.twin_of is null
     and extract(hour from trials_to_tell.at at time zone b.zone) between 9 and 17
     and not exists (select from public.business_deletions d where d.business_id = b.id)
     and not exists (select from public.notice_settings n
                      where n.business_id = b.id and n.kind = 'trial' and not n.email and not n.text)
     and not exists (select from public.notices n
                      where n.business_id = b.id and n.kind = 'trial' and n.subject_id = b.id::text
                        and n.occasion = o.occasion)
   order by b.trial_ends_at limit most
$$;

/** The email that a report speaks of: by the address that it came back to, else by the id that its mail carried. */
create function app.email_of_report(sent_id text, named uuid) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select e.id, e.business_id from public.emails e where e.id = named and e.sent_at is not null
  union all
  (select e.id, e.business_id from public.emails e
    where named is null and e.message_id = sent_id and e.sent_at is not null limit 1)
$$;
drop function app.email_of_message(text);

alter table x402_payments
  -- As it goes to whoever settles it, from when the account is there.
  add column sent jsonb,
  -- Since then the money may have moved.
  add column asked_at timestamptz;
create index on x402_payments (held_until) where settlement is null and answer is not null;

/** The account that it pays for is made: called in the transaction that makes it. */
drop function app.keep_payment(text, text, bytea);
create function app.keep_payment(payment_payer text, payment_nonce text, sealed bytea, payment jsonb) returns void
language sql security definer set search_path = '' as $$
  update public.x402_payments set answer = sealed, sent = payment where payer = payment_payer and nonce = payment_nonce
$$;

/** The money is about to be asked for. True the first time: later a refusal says nothing of what the first came to. */
create function app.ask_payment(payment_payer text, payment_nonce text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update public.x402_payments set asked_at = clock_timestamp()
   where payer = payment_payer and nonce = payment_nonce and asked_at is null;
  return found;
end $$;

/** Accounts that are there and not paid for, and nobody is at work on: held anew, for so many seconds. */
create function app.forgotten_payments(most integer, seconds integer)
returns table (payer text, nonce text, answer bytea, sent jsonb)
language sql security definer set search_path = '' as $$
  update public.x402_payments p set held_until = clock_timestamp() + make_interval(secs => seconds)
   where (p.payer, p.nonce) in (
           select x.payer, x.nonce from public.x402_payments x
            where x.settlement is null and x.answer is not null and x.held_until < clock_timestamp()
            order by x.held_until limit most for update skip locked)
  returning p.payer, p.nonce, p.answer, p.sent
$$;

grant execute on function
  app.email_of_report(text, uuid), app.trials_to_tell(timestamptz, integer),
  app.keep_payment(text, text, bytea, jsonb), app.ask_payment(text, text),
  app.forgotten_payments(integer, integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
