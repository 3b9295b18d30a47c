-- A request that asks a vendor cannot be one transaction: its idempotency key is held for a while instead, committed
-- before anything is asked. `once_id` stays the same in every repetition, so that a row which the first attempt left
-- behind is found by the next.

alter table idempotency_keys
  add column once_id uuid,
  add column held_until timestamptz;

/**
 * Holds a key for so many seconds. `mine`: the request is to be run, under `once_id`. Else the answer is there, or
 * (`answer` is null) somebody is still at work on it. Who let go of a key, or died holding it, is succeeded.
 */
create function app.hold_idempotency_key(
  key_owner text, key_path text, key_text text, hash bytea, new_once_id uuid, seconds integer)
returns table (mine boolean, once_id uuid, body_hash bytea, status integer, answer text)
language plpgsql security definer set search_path = '' set lock_timeout = '10s' as $$
declare
  k public.idempotency_keys;
  free boolean;
begin
  delete from public.idempotency_keys i
   where i.owner = key_owner and i.path = key_path and i.key = key_text and i.created_at < now() - interval '24 hours';
  insert into public.idempotency_keys (owner, path, key, body_hash, once_id, held_until)
  values (key_owner, key_path, key_text, hash, new_once_id, clock_timestamp() + make_interval(secs => seconds))
  on conflict do nothing;
  if found then return query select true, new_once_id, hash, null::integer, null::text; return; end if;
  select * into k from public.idempotency_keys i
   where i.owner = key_owner and i.path = key_path and i.key = key_text for update;
  free := k.answer is null and k.body_hash = hash and k.held_until < clock_timestamp();
  if free then
    update public.idempotency_keys i set held_until = clock_timestamp() + make_interval(secs => seconds)
     where i.owner = key_owner and i.path = key_path and i.key = key_text;
  end if;
  return query select free, k.once_id, k.body_hash, k.status, k.answer;
end $$;

/** After a domain error nothing is left of the request; after any other its `once_id` is kept for the next attempt. */
create function app.let_go_of_idempotency_key(key_owner text, key_path text, key_text text, forget boolean)
returns void language plpgsql security definer set search_path = '' as $$
begin
  if forget then
    delete from public.idempotency_keys i
     where i.owner = key_owner and i.path = key_path and i.key = key_text and i.answer is null;
  else
    update public.idempotency_keys i set held_until = clock_timestamp()
     where i.owner = key_owner and i.path = key_path and i.key = key_text and i.answer is null;
  end if;
end $$;

revoke execute on function
  app.hold_idempotency_key(text, text, text, bytea, uuid, integer),
  app.let_go_of_idempotency_key(text, text, text, boolean) from public;
grant execute on function
  app.hold_idempotency_key(text, text, text, bytea, uuid, integer),
  app.let_go_of_idempotency_key(text, text, text, boolean) to kaicalls_app;
