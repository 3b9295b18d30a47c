-- A search among calls or leads meets a common word or number soon while it walks back in time, and takes a rare one from its
-- index. The planner cannot choose: of a rare word it knows nothing, and it walked a million calls for ten of them.

/** Every end of both numbers, of three digits and more: a part of a number is the beginning of one of them. */
create function app.number_tails(from_number text, to_number text) returns tsvector
language sql immutable parallel safe set search_path = '' as $$
  select array_to_tsvector(array(
    select distinct substr(digits, i)
      from unnest(array[ltrim(from_number, '+'), ltrim(to_number, '+')]) as digits, generate_series(1, length(digits) - 2) as i))
$$;
-- The index of trigrams was small, but three digits are no word: it read thousands of calls for a number of seven.
drop index calls_numbers;
create index calls_numbers on calls using gin (business_id, app.number_tails(from_number, to_number)) with (fastupdate = off);
-- What waits to be put into an index is read by every search: better that each call pays its own way in.
alter index transcripts_words set (fastupdate = off);

/**
 * Of the newest `among` rows of a business before the cursor (null: all), the newest `most` that meet `condition`,
 * whose $2 is what is sought. `relation` has row_id, business_id, created_at and what the condition reads.
 */
create function app.walk_back(relation text, condition text, business uuid, sought text, before timestamptz, before_id uuid, most integer, among integer)
returns uuid[]
language plpgsql stable security definer set search_path = 'public' as $$
declare
  ids uuid[];
begin
  execute format(
    'select array(
       select row_id from (
         select * from %s r where business_id = $1 and ($3 is null or (created_at, row_id) < ($3, $4))
          order by created_at desc, row_id desc limit $6) newest
        where %s order by created_at desc, row_id desc limit $5)', relation, condition)
    into ids using business, sought, before, before_id, most, among;
  return ids;
end $$;

/**
 * The same of all rows from the index of the condition (the settings leave no other way), or null when it finds more
 * than `bearable`, which take longer to sort than to meet. With `most` null it is all of them, however many.
 */
create function app.look_up(relation text, condition text, business uuid, sought text, before timestamptz, before_id uuid, most integer, bearable integer)
returns uuid[]
language plpgsql stable security definer
set search_path = 'public' set enable_indexscan = off set enable_indexonlyscan = off set enable_seqscan = off as $$
declare
  ids uuid[];
  matches integer;
begin
  execute format(
    'with matches as materialized (
       select row_id, created_at from %s r
        where business_id = $1 and ($3 is null or (created_at, row_id) < ($3, $4)) and %s limit $6)
     select (select count(*) from matches), array(select row_id from matches order by created_at desc, row_id desc limit $5)',
    relation, condition)
    into matches, ids using business, sought, before, before_id, most, case when most is not null then bearable + 1 end;
  return case when matches <= bearable or most is null then ids end;
end $$;

/**
 * Among the newest thousand first, which fill a page with anything common; then by the index, whose condition is
 * `indexed`; else all the way.
 */
create function app.newest_matches(relation text, condition text, indexed text, business uuid, sought text, before timestamptz, before_id uuid, most integer)
returns setof uuid
language plpgsql stable security definer set search_path = 'public' as $$
declare
  ids uuid[];
begin
  if most is not null then
    ids := app.walk_back(relation, condition, business, sought, before, before_id, most, 1000);
    if cardinality(ids) = most then
      return query select unnest(ids);
      return;
    end if;
  end if;
  return query select unnest(coalesce(
    app.look_up(relation, indexed, business, sought, before, before_id, most, 20000),
    app.walk_back(relation, condition, business, sought, before, before_id, most, null)));
end $$;

/**
 * Calls of the given businesses, as far as they are in reach, whose transcript has all words of the query, whose numbers
 * hold its digits, or whose id it is: of each business the newest `most` before the cursor (null: all of them).
 */
create or replace function app.search_calls(of uuid[], query text, before timestamptz, before_id uuid, most integer) returns setof uuid
language plpgsql stable security definer set search_path = 'public' as $$
declare
  digits constant text := regexp_replace(query, '[^0-9]', '', 'g');
  words constant text := 'words @@ plainto_tsquery(''simple'', $2)';
  before_call constant uuid := coalesce(before_id, '00000000-0000-0000-0000-000000000000');
  business uuid;
begin
  for business in select unnest(of) intersect select unnest(app.businesses()) loop
    return query select app.newest_matches(
      '(select call_id as row_id, business_id, created_at, words from transcripts)', words, words, business, query, before, before_call, most);
    if length(digits) >= 3 and query !~ '[a-zA-Z]' then
      return query select app.newest_matches(
        '(select id as row_id, business_id, created_at, from_number, to_number from calls)',
        'coalesce(from_number, '''') || '' '' || to_number like ''%'' || $2 || ''%''',
        'app.number_tails(from_number, to_number) @@ ($2 || '':*'')::tsquery',
        business, digits, before, before_call, most);
    end if;
  end loop;
  if query ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return query select c.id from calls c
      where c.id = query::uuid and c.business_id = any (of) and c.business_id = any (app.businesses());
  end if;
end $$;

grant execute on function app.number_tails(text, text) to kaicalls_app;
revoke execute on all functions in schema app from public;
