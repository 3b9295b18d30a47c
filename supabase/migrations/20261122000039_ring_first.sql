-- The owner's phone rings before the agent takes a call, on numbers of the telephone network too. And: what a carrier
-- tells late or twice of calls that are over, what a crash has left there, and trunks that only the sandbox knew.

alter table numbers
  -- Where the market sends calls that the carrier takes: remembered, since our own address may stand in its place.
  add column carrier_voice_url text;

/** A number at a market that rings; `loops`: it forwards to a number that is answered here itself. */
create function app.rung_number(phone text)
returns table (id uuid, business_id uuid, agent_id uuid, phone_number text, forward_to text, carrier_voice_url text, loops boolean)
language sql stable security definer set search_path = '' as $$
  select n.id, n.business_id, n.agent_id, n.phone_number, n.forward_to, n.carrier_voice_url,
         exists (select from public.numbers other where other.phone_number = n.forward_to)
    from public.numbers n
   where n.phone_number = phone and n.status = 'active' and n.carrier_number_id is not null
$$;

-- ── Calls that were deleted ─────────────────────────────────────────────────────────────────────────
/** Names that carriers gave to incoming calls: a repeated message must not file a deleted one again. */
create table deleted_calls (
  carrier_call_id text primary key,
  deleted_at timestamptz not null default now()
);
create index on deleted_calls (deleted_at);
select app.conceal('deleted_calls');

create function app.remember_deleted_call() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.deleted_calls (carrier_call_id) values (old.carrier_call_id) on conflict do nothing;
  return null;
end $$;
create trigger remembered after delete on calls for each row
  when (old.direction = 'inbound' and old.carrier <> 'sandbox' and old.carrier_call_id is not null)
  execute function app.remember_deleted_call();

create function app.was_deleted(its_name text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.deleted_calls where carrier_call_id = its_name)
$$;

create or replace function app.tidy() returns void language sql security definer set search_path = '' as $$
  delete from public.idempotency_keys where created_at < now() - interval '24 hours';
  delete from public.rate_limits where resets_at < now() - interval '1 hour';
  delete from public.deleted_calls where deleted_at < now() - interval '30 days';
$$;

-- A call that the owner's own phone took was never at the carrier: there is nothing to be deleted there.
drop trigger leftovers on calls;
create trigger leftovers after delete on calls for each row
  when (old.carrier not in ('sandbox', 'twilio') and old.carrier_call_id is not null)
  execute function app.note_leftovers('call', 'carrier_call_id');

create or replace function app.forget_at_carrier(ids uuid[]) returns void
language sql security definer set search_path = '' as $$
  insert into public.carrier_leftovers (kind, carrier_id)
  select 'call', c.carrier_call_id from public.calls c
   where c.id = any (ids) and c.business_id = any ((select app.businesses())::uuid[])
     and c.carrier not in ('sandbox', 'twilio') and c.carrier_call_id is not null
  on conflict do nothing
$$;

-- ── What a crash has left at the carrier ────────────────────────────────────────────────────────────
create index on evals (vapi_eval_id);
create index on trunks (credential_id);

drop function app.known_assistants(text[]);
/** Which of these names of a carrier's are in our rows, whosever they are. */
create function app.known_at_carrier(kind text, names text[]) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(asked.id), '{}') from unnest(names) as asked (id)
   where case kind
           when 'assistant' then exists (select from public.agents where assistant_id = asked.id)
           when 'eval' then exists (select from public.evals where vapi_eval_id = asked.id)
           when 'trunk' then exists (select from public.trunks where credential_id = asked.id)
         end
$$;

-- ── Trunks that the carrier does not know ───────────────────────────────────────────────────────────
alter table trunks
  -- When the carrier was last offered it by itself, without its owner asking.
  add column offered_at timestamptz;

/**
 * Trunks of live businesses that the carrier does not know, once an hour each, marked as offered. What only the sandbox
 * named is none to a carrier that was configured later: that name is taken away, so that it is ready no more.
 */
create function app.trunks_to_offer(most integer) returns table (id uuid, business_id uuid)
language plpgsql security definer set search_path = '' as $$
begin
  update public.trunks t set credential_id = null, carrier_number_id = null
    from public.businesses b
   where b.id = t.business_id and b.twin_of is null and t.credential_id like 'sandbox-%';
  return query
    update public.trunks t set offered_at = now()
      from (select d.id from public.trunks d join public.businesses b on b.id = d.business_id
             where d.credential_id is null and b.twin_of is null and d.created_at < now() - interval '15 minutes'
               and (d.offered_at is null or d.offered_at < now() - interval '1 hour')
             order by d.offered_at nulls first limit most for update of d skip locked) due
     where t.id = due.id
    returning t.id, t.business_id;
end $$;

grant execute on function app.rung_number(text), app.was_deleted(text), app.known_at_carrier(text, text[]),
  app.trunks_to_offer(integer), app.tidy(), app.forget_at_carrier(uuid[]) to kaicalls_app;
revoke execute on all functions in schema app from public;
