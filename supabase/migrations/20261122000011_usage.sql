-- Lists at a million rows: the usage log costs a request less, every filter of the big lists finds an index, and a
-- search among calls reads as much as its page asks for.

create extension if not exists btree_gin;

-- ── The usage log ───────────────────────────────────────────────────────────────────────────────────
-- One index serves the list and the deletion of a business: each request writes it.
create index usage_listed on usage (business_id, account_id, created_at desc, id desc);
drop index usage_account_id_created_at_id_idx, usage_business_id_idx;

/** Writes a batch. `last_used_at` moves by a minute at the least, so that a busy key is not written anew all the time. */
create or replace function app.log_usage(entries jsonb) returns void
language sql security definer set search_path = '' as $$
  with logged as (
    insert into public.usage (id, account_id, business_id, key_id, endpoint, method, status_code, call_id, created_at)
    select e.id, k.account_id, k.business_id, k.id, e.endpoint, e.method, e.status_code, e.call_id, e.created_at
      from jsonb_to_recordset(entries) as e (id uuid, key_id uuid, endpoint text, method text, status_code integer, call_id uuid, created_at timestamptz)
      join public.api_keys k on k.id = e.key_id
    on conflict do nothing
    returning key_id, created_at)
  update public.api_keys k set last_used_at = u.at
    from (select key_id as id, max(created_at) as at from logged group by 1) u
   where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at - interval '1 minute');
$$;

-- ── Filters of the lists ────────────────────────────────────────────────────────────────────────────
-- Also what deletes an agent looks for.
create index leads_of_agent on leads (business_id, agent_id, created_at desc, id desc);

-- ── Text search ─────────────────────────────────────────────────────────────────────────────────────
drop index transcripts_words;
create index transcripts_words on transcripts using gin (business_id, words);
drop index calls_numbers;
create index calls_numbers on calls using gin (business_id, (coalesce(from_number, '') || ' ' || to_number) gin_trgm_ops);

-- Cursors are made where the page is put together (`lib/adapters/db/page-query.ts`).
drop function app.cursor(timestamptz, uuid);

drop function app.search_calls(uuid[], text);
/**
 * Calls of the given businesses, as far as they are in reach, whose transcript has all words of the query, whose numbers
 * hold its digits, or whose id it is: of each business the newest `most` before the cursor (null: all of them). Planned
 * for the words at hand: few matches are taken from the index of words, many are met while walking back in time.
 */
create function app.search_calls(of uuid[], query text, before timestamptz, before_id uuid, most integer) returns setof uuid
language plpgsql stable security definer set search_path = 'public' as $$
declare
  digits text := regexp_replace(query, '[^0-9]', '', 'g');
  business uuid;
begin
  for business in select unnest(of) intersect select unnest(app.businesses()) loop
    return query execute
      'select call_id from transcripts where business_id = $1 and words @@ plainto_tsquery(''simple'', $2)
          and ($3 is null or (created_at, call_id) < ($3, coalesce($4, ''00000000-0000-0000-0000-000000000000'')))
        order by created_at desc, call_id desc limit $5'
      using business, query, before, before_id, most;
    if length(digits) >= 3 and query !~ '[a-zA-Z]' then
      return query execute
        'select id from calls where business_id = $1 and (coalesce(from_number, '''') || '' '' || to_number) like ''%'' || $2 || ''%''
            and ($3 is null or (created_at, id) < ($3, coalesce($4, ''00000000-0000-0000-0000-000000000000'')))
          order by created_at desc, id desc limit $5'
        using business, digits, before, before_id, most;
    end if;
  end loop;
  if query ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return query select c.id from calls c
      where c.id = query::uuid and c.business_id = any (of) and c.business_id = any (app.businesses());
  end if;
end $$;
grant execute on function app.search_calls(uuid[], text, timestamptz, uuid, integer) to kaicalls_app;

revoke execute on all functions in schema app from public;
