-- Text messages: one row each, both ways, and one row per contact for the list of threads. A thread is what a business
-- and one number have written to each other, whichever agent of the business wrote.

create table messages (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid not null references agents (id),
  lead_id uuid references leads (id) on delete set null,
  direction text not null check (direction in ('inbound', 'outbound')),
  -- The number of the other side, and ours.
  contact text not null,
  own_number text not null,
  body text not null,
  segments integer not null,
  status text not null check (status in ('queued', 'sent', 'delivered', 'undelivered', 'failed', 'received')),
  -- Why it was written; what came in has none.
  purpose text,
  -- The text that this one answers: one answer each, whatever is retried.
  in_reply_to uuid unique references messages (id) on delete set null,
  -- What the network did with it. `attempted_at` is set before the network is asked, so that no crash sends twice.
  network text not null,
  network_id text,
  attempted_at timestamptz,
  error_code text,
  details jsonb not null default '{}',
  words tsvector generated always as (to_tsvector('simple', body)) stored,
  created_at timestamptz not null default clock_timestamp(),
  -- A text that the network delivers twice came once.
  unique (network, network_id)
);
create index on messages (business_id, created_at desc, id desc);
create index on messages (business_id, contact, created_at desc, id desc);
create index on messages (business_id, agent_id, created_at desc, id desc);
create index on messages (business_id, lead_id, created_at desc, id desc);
create index on messages (business_id, direction, created_at desc, id desc);
create index on messages (business_id, status, created_at desc, id desc);
create index on messages (agent_id);
create index on messages (lead_id);
create index messages_words on messages using gin (words);
create index messages_unsettled on messages (created_at)
  where direction = 'outbound' and status = 'queued' and network_id is null;
select app.protect('messages');

create table message_threads (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  contact text not null,
  lead_id uuid references leads (id) on delete set null,
  agent_id uuid not null references agents (id),
  -- A thread whose last text is deleted has none left: they are deleted by age.
  last_message_id uuid not null references messages (id) on delete cascade,
  last_message_at timestamptz not null,
  -- Texts that came in since a person of the business last wrote or looked.
  unread integer not null default 0,
  unique (business_id, contact)
);
create index on message_threads (business_id, last_message_at desc, id desc);
create index on message_threads (lead_id);
create index on message_threads (agent_id);
create index on message_threads (last_message_id);
select app.protect('message_threads');

-- ── The simulated network ───────────────────────────────────────────────────────────────────────────
create table sandbox_texts (
  message_id uuid primary key references messages (id) on delete cascade,
  business_id uuid not null references businesses (id) on delete cascade,
  -- How often it was handed over: more than once would be a text sent twice.
  receipts integer not null default 1
);
create index on sandbox_texts (business_id);
select app.protect('sandbox_texts');

-- ── What the worker finds by itself, and search ─────────────────────────────────────────────────────
/** Texts whose sending was interrupted, or whose job was lost. */
create function app.unsettled_texts(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.messages
   where direction = 'outbound' and status = 'queued' and network_id is null
     and coalesce(attempted_at, created_at) < now() - interval '1 minute'
   order by created_at limit most
$$;

/**
 * Texts of the given businesses, as far as they are in reach, that have all words of the query, or whose id it is: of
 * each business the newest `most` before the cursor. Planned for the words at hand, as `app.search_calls`.
 */
create function app.search_messages(of uuid[], query text, before timestamptz, before_id uuid, most integer) returns setof uuid
language plpgsql stable security definer set search_path = 'public' as $$
declare
  business uuid;
begin
  for business in select unnest(of) intersect select unnest(app.businesses()) loop
    return query execute
      'select id from messages where business_id = $1 and words @@ plainto_tsquery(''simple'', $2)
          and ($3 is null or (created_at, id) < ($3, coalesce($4, ''00000000-0000-0000-0000-000000000000'')))
        order by created_at desc, id desc limit $5'
      using business, query, before, before_id, most;
  end loop;
  if query ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return query select m.id from messages m
      where m.id = query::uuid and m.business_id = any (of) and m.business_id = any (app.businesses());
  end if;
end $$;

grant execute on function app.unsettled_texts(integer),
  app.search_messages(uuid[], text, timestamptz, uuid, integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
