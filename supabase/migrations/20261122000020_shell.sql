-- The shell around the pages: finding anything, the first steps, sample data, archives of a business, the erasure of one
-- telephone number, and the end of a business.

-- ── Finding ─────────────────────────────────────────────────────────────────────────────────────────
/**
 * What a few typed letters may mean: agents, numbers, leads and calls of the given businesses, as far as they are in
 * reach; of each kind and business the `most` best. A lead is found by a part of its name, email or number, with its
 * latest calls; a call also by five digits of its caller's number; anything by its id. Only indexes that find the text
 * are used, and no more than five hundred matches are put in order, so that a common text costs little more than a rare.
 */
create function app.search_everything(of uuid[], kinds text[], query text, most integer)
returns table (kind text, id uuid, business_id uuid, title text, phone text, status text, direction text, at timestamptz)
language plpgsql stable security definer
set search_path = 'public' set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
declare
  digits text := regexp_replace(query, '[^0-9]', '', 'g');
  is_number boolean := length(digits) >= 3 and query ~ '^[-+0-9[:space:]().]+$';
  sought text := case when is_number then digits else lower(query) end;
  pattern text := '%' || regexp_replace(sought, '([\\%_])', '\\\1', 'g') || '%';
  as_id uuid := case when query ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then query::uuid end;
  business uuid;
  found_leads uuid[];
  found_calls uuid[];
begin
  for business in select unnest(of) intersect select unnest(app.businesses()) loop
    if 'agent' = any (kinds) then
      return query
        select 'agent', a.id, a.business_id, a.name, null::text, a.status, null::text, a.created_at from agents a
         where a.business_id = business and (lower(a.name) like pattern or a.id = as_id)
         order by a.status, a.created_at limit most;
    end if;
    if 'number' = any (kinds) then
      return query
        select 'number', n.id, n.business_id, a.name, n.phone_number, null::text, null::text, n.created_at
          from numbers n left join agents a on a.id = n.agent_id
         where n.business_id = business and (n.phone_number like pattern or n.id = as_id)
         order by n.created_at limit most;
    end if;
    found_leads := array(
      select l.id from (
        select l.id, l.name, l.created_at from leads l
         where l.business_id = business
           and app.lead_words(l.name, l.email, l.phone) like pattern limit 500) l
       order by lower(l.name) not like right(pattern, -1), l.created_at desc, l.id desc limit most);
    if as_id is not null then
      found_leads := array(select l.id from leads l where l.id = as_id and l.business_id = business);
    end if;
    if 'lead' = any (kinds) then
      return query
        select 'lead', l.id, l.business_id, l.name, l.phone, l.status, null::text, l.created_at
          from unnest(found_leads) with ordinality f (id, place) join leads l on l.id = f.id order by f.place;
    end if;
    if 'call' = any (kinds) then
      found_calls := array(
        select c.id from unnest(found_leads) f (lead)
         cross join lateral (select c.id, c.created_at from calls c where c.business_id = business and c.lead_id = f.lead
                              order by c.created_at desc, c.id desc limit 2) c
         order by c.created_at desc limit most);
      if as_id is not null then
        found_calls := found_calls || array(select c.id from calls c where c.id = as_id and c.business_id = business);
      end if;
      -- Digits of the business's own number are in every call of it.
      if is_number and length(digits) >= 5
         and not exists (select from numbers n where n.business_id = business and n.phone_number like pattern) then
        found_calls := found_calls || array(
          select c.id from (
            select c.id, c.created_at from calls c
             where c.business_id = business and (coalesce(c.from_number, '') || ' ' || c.to_number) like pattern limit 500) c
           order by c.created_at desc, c.id desc limit most);
      end if;
      return query
        select 'call', c.id, c.business_id, coalesce(l.name, c.name),
               case c.direction when 'inbound' then c.from_number else c.to_number end, c.status, c.direction, c.created_at
          from calls c left join leads l on l.id = c.lead_id
         where c.id = any (found_calls) order by c.created_at desc, c.id desc limit most;
    end if;
  end loop;
end $$;

-- ── First steps: what is done is read from the business itself; only what was passed over is kept ──
create table start_progress (
  business_id uuid primary key references businesses (id) on delete cascade,
  skipped jsonb not null default '[]',
  hidden boolean not null default false,
  updated_at timestamptz not null default clock_timestamp()
);
select app.protect('start_progress');

-- ── Sample data of a test business. The rows themselves are marked (`lib/services/sample/mark.ts`). ──
create table sample_fills (
  business_id uuid primary key references businesses (id) on delete cascade,
  status text not null check (status in ('filling', 'ready')),
  made integer not null default 0,
  total integer not null,
  created_at timestamptz not null default clock_timestamp()
);
select app.protect('sample_fills');

-- ── Archives: everything of a business in one file, kept in parts and for a week ───────────────────
create table exports (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  status text not null default 'queued' check (status in ('queued', 'running', 'ready', 'failed', 'expired')),
  -- Percent.
  progress integer not null default 0 check (progress between 0 and 100),
  parts integer not null default 0,
  bytes bigint,
  rows bigint,
  -- The mail address of who asked for it.
  requested_by text,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  expires_at timestamptz
);
create index on exports (business_id, created_at desc, id desc);
create unique index exports_under_way on exports (business_id) where status in ('queued', 'running');
create index exports_kept on exports (expires_at) where status = 'ready';
select app.protect('exports');

/** Archives whose week is over, and those that were lost on the way. */
create function app.exports_to_drop(most integer) returns table (id uuid, business_id uuid, lost boolean)
language sql stable security definer set search_path = '' as $$
  (select id, business_id, false from public.exports where status = 'ready' and expires_at < now() limit most)
  union all
  (select id, business_id, true from public.exports
    where status in ('queued', 'running') and created_at < now() - interval '6 hours' limit most)
$$;

-- ── Erasure of one number ───────────────────────────────────────────────────────────────────────────
create table erasures (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  -- Until it is done; then nothing of the number is left but its last two digits.
  phone text,
  hint text not null,
  status text not null default 'queued' check (status in ('queued', 'done')),
  -- How many rows were removed or blanked, by table.
  receipt jsonb,
  requested_by text,
  created_at timestamptz not null default clock_timestamp(),
  done_at timestamptz,
  check ((status = 'done') = (phone is null and receipt is not null))
);
create index on erasures (business_id, created_at desc, id desc);
select app.protect('erasures');

/**
 * Takes a telephone number out of everything of a business: what belongs to it (calls, texts, leads, emails to those
 * leads) is deleted, what mentions it (`pattern`: a regular expression over any way to write it) is blanked, in every
 * column of text, whatever tables there will be. That it must not be contacted is kept under `kept`, a keyed hash.
 * Answers how many rows went, by table, how many `mentions` were blanked, and the calls whose recordings must go.
 */
create function app.erase_number(business uuid, number text, kept text, pattern text)
returns table (receipt jsonb, recordings uuid[])
language plpgsql security definer set search_path = 'public' as $$
declare
  gone jsonb := '{}';
  calls_gone uuid[];
  leads_gone uuid[];
  texts_gone uuid[];
  said uuid[];
  n bigint;
  mentions bigint;
  col record;
  blank constant text := '[erased]';
begin
  if not business = any (app.businesses()) then raise exception 'a business out of reach' using errcode = '42501'; end if;
  leads_gone := array(select id from leads where business_id = business and phone = number);
  calls_gone := array(select id from calls where business_id = business
    and (from_number = number or to_number = number or forwarded_to = number or lead_id = any (leads_gone)));
  texts_gone := array(select id from messages where business_id = business and (contact = number or lead_id = any (leads_gone)));

  delete from events e where e.business_id = business and e.subject_id = any (calls_gone || leads_gone || texts_gone);
  get diagnostics n = row_count; gone := gone || jsonb_build_object('events', n);
  delete from notices t where t.business_id = business and t.subject_id = any ((calls_gone || leads_gone || texts_gone)::text[]);
  get diagnostics n = row_count; gone := gone || jsonb_build_object('notices', n);
  select count(*) into n from transcripts where call_id = any (calls_gone);
  gone := gone || jsonb_build_object('transcripts', n);
  delete from calls where id = any (calls_gone);
  get diagnostics n = row_count; gone := gone || jsonb_build_object('calls', n);
  delete from messages where id = any (texts_gone);
  get diagnostics n = row_count; gone := gone || jsonb_build_object('messages', n);
  delete from message_threads where business_id = business and contact = number;
  delete from emails where business_id = business and lead_id = any (leads_gone);
  get diagnostics n = row_count; gone := gone || jsonb_build_object('emails', n);
  delete from leads where id = any (leads_gone);
  get diagnostics n = row_count; gone := gone || jsonb_build_object('leads', n);
  delete from blocked_callers where business_id = business and phone = number;
  get diagnostics n = row_count; gone := gone || jsonb_build_object('blocked_callers', n);
  delete from idempotency_keys k
   where k.answer ~ pattern
     and (exists (select from api_keys a where a.business_id = business and strpos(k.owner, a.id::text) > 0)
       or exists (select from memberships m where m.business_id = business and strpos(k.owner, m.account_id::text) > 0));

  -- Somebody else gave it to be called back on: they stay.
  update leads set callback_phone = null where business_id = business and callback_phone = number;
  get diagnostics mentions = row_count;
  update dnc_entries set phone = kept where business_id = business and phone = number;
  get diagnostics n = row_count; gone := gone || jsonb_build_object('dnc_entries', n);
  update consents set address = kept where business_id = business and address = number;
  get diagnostics n = row_count; gone := gone || jsonb_build_object('consents', n);
  update contact_decisions set address = kept where business_id = business and address = number;
  get diagnostics n = row_count; gone := gone || jsonb_build_object('contact_decisions', n);

  said := array(select distinct t.call_id from call_turns t where t.business_id = business and t.text ~ pattern);
  update calls set recording = 'expired', recording_peaks = null where id = any (said) and recording in ('ready', 'pending');

  for col in
    select c.table_name, c.column_name, c.data_type
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
       and c.table_name <> 'erasures'
       and (c.data_type in ('text', 'character varying', 'jsonb') or (c.data_type = 'ARRAY' and c.udt_name = '_text'))
       and exists (select from information_schema.columns b
                    where b.table_schema = 'public' and b.table_name = c.table_name and b.column_name = 'business_id')
     order by c.table_name, c.ordinal_position
  loop
    execute format(
      case col.data_type
        when 'jsonb' then
          -- A number that stands outside of quotes becomes null; what is left are texts.
          'update %1$I set %2$I = regexp_replace(regexp_replace(%2$I::text, %3$L, ''\1null'', ''g''), $1, $2, ''g'')::jsonb
            where business_id = $3 and %2$I::text ~ $1'
        when 'ARRAY' then
          'update %1$I set %2$I = array(select regexp_replace(x, $1, $2, ''g'') from unnest(%2$I) with ordinality u (x, i) order by i)
            where business_id = $3 and array_to_string(%2$I, '' '') ~ $1'
        else
          'update %1$I set %2$I = regexp_replace(%2$I, $1, $2, ''g'') where business_id = $3 and %2$I ~ $1'
      end,
      col.table_name, col.column_name, '([:,[]\s?)' || regexp_replace(number, '[^0-9]', '', 'g') || '(?=[],}])')
      using pattern, blank, business;
    get diagnostics n = row_count;
    mentions := mentions + n;
  end loop;
  gone := gone || jsonb_build_object('mentions', mentions);
  return query select
    coalesce((select jsonb_object_agg(key, value) from jsonb_each(gone) where value <> '0'), '{}'), calls_gone || said;
end $$;

-- ── The end of a business ───────────────────────────────────────────────────────────────────────────
create table business_deletions (
  business_id uuid primary key references businesses (id) on delete cascade,
  requested_by text,
  requested_at timestamptz not null default clock_timestamp(),
  delete_after timestamptz not null
);
create index on business_deletions (delete_after);
select app.protect('business_deletions');

create function app.deletions_due(most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select business_id from public.business_deletions where delete_after < now() order by delete_after limit most
$$;

/** Archives of a business that is due, and of its twin: their files go first. */
create function app.exports_of_deleted(business uuid) returns table (id uuid, parts integer)
language sql stable security definer set search_path = '' as $$
  select e.id, e.parts from public.exports e join public.businesses b on b.id = e.business_id
   where business in (b.id, b.twin_of)
     and exists (select from public.business_deletions d where d.business_id = business and d.delete_after < now())
$$;

/**
 * Deletes up to `most` calls of a business that is due, and of its twin, and answers them, so that their recordings can
 * go; when none are left, the business itself with all that is left of it, and the accounts that belong to no other.
 */
create function app.delete_business_portion(business uuid, most integer) returns setof uuid
language plpgsql security definer set search_path = '' as $$
declare
  people uuid[];
begin
  perform from public.business_deletions d where d.business_id = business and d.delete_after < now() for update;
  if not found then return; end if;
  return query
    delete from public.calls where id in (
      select c.id from public.calls c join public.businesses b on b.id = c.business_id
       where business in (b.id, b.twin_of) limit most)
    returning id;
  if found then return; end if;
  people := array(select account_id from public.memberships where business_id = business);
  delete from public.businesses where id = business;
  delete from auth.users u where u.id = any (people)
     and not exists (select from public.memberships m where m.account_id = u.id);
end $$;

grant execute on function app.search_everything(uuid[], text[], text, integer), app.exports_to_drop(integer),
  app.erase_number(uuid, text, text, text), app.deletions_due(integer),
  app.exports_of_deleted(uuid), app.delete_business_portion(uuid, integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
