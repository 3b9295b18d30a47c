-- Whatever the ledger charges is told to whoever invoices: conversation by its seconds, everything else by its amount.

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

revoke execute on all functions in schema app from public;
