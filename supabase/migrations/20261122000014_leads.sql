-- Working leads by hand: notes, what became of a status and when, finding by a part of a name, and by how hot they are.

-- ── Notes that people write about a lead ────────────────────────────────────────────────────────────
create table lead_notes (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  lead_id uuid not null references leads (id) on delete cascade,
  body text not null,
  -- Whose note it is, and what the team calls them: the account may go, the note stays.
  author_id uuid references accounts (id) on delete set null,
  author text not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index on lead_notes (business_id, lead_id, created_at desc, id desc);
create index on lead_notes (lead_id);
create index on lead_notes (author_id);
select app.protect('lead_notes');

-- ── Every step from one status to another, whoever or whatever took it ──────────────────────────────
create table lead_status_changes (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  lead_id uuid not null references leads (id) on delete cascade,
  from_status text not null,
  to_status text not null,
  -- The person who took it; null: the product did, after a call.
  changed_by text,
  created_at timestamptz not null default clock_timestamp()
);
create index on lead_status_changes (business_id, lead_id, created_at desc, id desc);
create index on lead_status_changes (lead_id);
select app.protect('lead_status_changes');

/** A transaction in which a person acts says who it is: `app.person`. */
create function app.keep_lead_status() returns trigger language plpgsql set search_path = '' as $$
begin
  insert into public.lead_status_changes (id, business_id, lead_id, from_status, to_status, changed_by)
  values (gen_random_uuid(), new.business_id, new.id, old.status, new.status, nullif(current_setting('app.person', true), ''));
  return null;
end $$;
create trigger keep_lead_status after update of status on leads for each row
  when (old.status is distinct from new.status) execute function app.keep_lead_status();

-- ── How hot a lead is, as a word that an index can find it by ───────────────────────────────────────
alter table leads add column score_band text not null generated always as
  (case when score >= 70 then 'hot' when score >= 40 then 'warm' when score is not null then 'cold' else 'none' end) stored;
create index on leads (business_id, score_band, created_at desc, id desc);
create index on leads (business_id, agent_id, created_at desc, id desc);

-- ── Finding by a part of a name, a number or an address ─────────────────────────────────────────────
create function app.lead_words(name text, email text, phone text) returns text language sql immutable parallel safe as
  $$ select lower(name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) $$;
create index leads_words on leads using gin (app.lead_words(name, email, phone) gin_trgm_ops);

/**
 * Leads of the given businesses, as far as they are in reach, in whose name, number or address every word of the query
 * stands: of each business the newest `most` (null: all) before the cursor. A number may be written in any way. Planned
 * for the words at hand, as `app.search_calls`.
 */
create function app.search_leads(of uuid[], query text, before timestamptz, before_id uuid, most integer) returns setof uuid
language plpgsql stable security definer set search_path = 'public', 'extensions' as $$
declare
  business uuid;
  number text := regexp_replace(query, '[\s().+-]', '', 'g');
  conditions text;
begin
  select coalesce(string_agg(format('app.lead_words(name, email, phone) like %L',
           '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%'), ' and '), 'true')
    into conditions
    from unnest(case when number ~ '^\d{3,}$' then array[number]
                     else (regexp_split_to_array(trim(lower(query)), '\s+'))[1:6] end) as word;
  for business in select unnest(of) intersect select unnest(app.businesses()) loop
    return query select app.newest_matches('(select id as row_id, business_id, created_at, name, email, phone from leads)',
      conditions, conditions, business, query, before, coalesce(before_id, '00000000-0000-0000-0000-000000000000'), most);
  end loop;
end $$;

grant execute on function app.keep_lead_status(), app.lead_words(text, text, text),
  app.search_leads(uuid[], text, timestamptz, uuid, integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
