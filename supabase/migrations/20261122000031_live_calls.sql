-- Calls whose conversation a real carrier holds. It tells of them while they go on, and the whole truth in a report
-- afterwards; what it does not tell in time it is asked for.

alter table calls
  -- The carrier's report has been taken: words, times and what it collected are final.
  add column reported_at timestamptz,
  -- When the carrier was last asked what became of the call.
  add column asked_at timestamptz,
  -- What the carrier's own reading of the conversation found.
  add column collected jsonb not null default '{}';

/** The call that a carrier speaks of: by its own name for it, or by our id while that name is not known yet. */
create function app.call_at_carrier(at_carrier text, its_name text, our_id uuid) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select c.id, c.business_id from public.calls c where c.carrier_call_id = its_name and c.carrier = at_carrier
  union all
  select c.id, c.business_id from public.calls c
   where c.id = our_id and c.carrier = at_carrier and c.carrier_call_id is null
  limit 1
$$;

/** Who answers a number of ours, named as the carrier names it or in E.164. */
create function app.answered_number(its_name text, phone text)
returns table (id uuid, business_id uuid, agent_id uuid, forward_to text, phone_number text)
language plpgsql stable security definer set search_path = '' as $$
begin
  -- `carrier_number_id` comes with the market for numbers.
  return query
    select n.id, n.business_id, n.agent_id, n.forward_to, n.phone_number from public.numbers n
     where n.carrier_number_id = its_name
    union all
    select n.id, n.business_id, n.agent_id, n.forward_to, n.phone_number from public.numbers n
     where n.phone_number = phone
    limit 1;
end $$;

/** Calls at real carriers of which nothing was heard for so long, those not asked for longest first. */
create function app.silent_calls(seconds double precision, most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select c.id, c.business_id from public.calls c
   where c.ended_at is null and c.carrier <> 'sandbox' and c.attempted_at is not null
     and greatest(c.attempted_at, c.asked_at,
                  (select max(e.received_at) from public.carrier_events e where e.call_id = c.id))
         < now() - make_interval(secs => seconds)
   order by coalesce(c.asked_at, c.attempted_at) limit most
$$;

grant execute on function
  app.call_at_carrier(text, text, uuid),
  app.answered_number(text, text),
  app.silent_calls(double precision, integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
