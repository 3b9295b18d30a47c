-- Calls that are deleted here are deleted at their carrier too, with its own copies of words and recording; so are those
-- whose words or recording have become too old to be kept.

alter table carrier_leftovers drop constraint carrier_leftovers_kind_check;
alter table carrier_leftovers add constraint carrier_leftovers_kind_check
  check (kind in ('assistant', 'eval', 'number', 'trunk', 'call'));

create trigger leftovers after delete on calls for each row
  when (old.carrier <> 'sandbox' and old.carrier_call_id is not null)
  execute function app.note_leftovers('call', 'carrier_call_id');

/** Notes calls of the transaction's businesses to be deleted at their carriers, while they stay here. */
create function app.forget_at_carrier(ids uuid[]) returns void
language sql security definer set search_path = '' as $$
  insert into public.carrier_leftovers (kind, carrier_id)
  select 'call', c.carrier_call_id from public.calls c
   where c.id = any (ids) and c.business_id = any ((select app.businesses())::uuid[])
     and c.carrier <> 'sandbox' and c.carrier_call_id is not null
  on conflict do nothing
$$;

grant execute on function app.forget_at_carrier(uuid[]) to kaicalls_app;
revoke execute on all functions in schema app from public;
