-- A key acts in the name of its owner: what the owner has lost, or was never given, the key does not have either. A key of
-- somebody who has left the business answers nothing; elsewhere the owner's role says how much of its scopes holds.

drop function app.find_key(bytea);

/** The live key with this hash, the businesses that it reaches, and its owner's role in each. */
create function app.find_key(key_hash bytea)
returns table (id uuid, account_id uuid, scopes text[], businesses uuid[], roles text[])
language sql stable security definer set search_path = '' as $$
  select k.id, k.account_id, k.scopes, coalesce(reach.businesses, '{}'), coalesce(reach.roles, '{}')
    from public.api_keys k
    cross join lateral (
      select array_agg(b.id order by b.created_at, b.id) as businesses,
             array_agg(m.role order by b.created_at, b.id) as roles
        from public.memberships m
        join public.businesses b on b.id = m.business_id or b.twin_of = m.business_id
       where m.account_id = k.account_id
         and case when k.all_businesses then b.twin_of is null else b.id = k.business_id end
         -- Keys of a business that is being deleted open nothing, from the moment it is asked for.
         and not exists (select from public.business_deletions d where d.business_id = m.business_id)) reach
   where k.hash = key_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
     and (k.all_businesses or reach.businesses is not null)
$$;

grant execute on function app.find_key(bytea) to kaicalls_app;
revoke execute on all functions in schema app from public;
