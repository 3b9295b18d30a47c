-- Counts per day of the business, kept in the change's own transaction. A change adds a row that tells by how much a
-- count changed, readers sum the rows, and a round of the worker folds them into one per count (`entry` 0). So a change
-- never waits for a counter that another holds, however many leads of one business change at once, no two can lock each
-- other out, and a sum is exact in every snapshot.
-- The views `app.counted_*` say what the counts must be: they are made anew from them, and compared with them.

drop trigger recount_calls on businesses;
drop trigger count_call on calls;
drop function app.recount_calls(), app.count_call();
drop table call_days;

create sequence app.day_entries;

-- Calls that are over; the few that are open are counted where they are (index `calls_open`).
-- `agent_id` refers to nothing, here and below: a change of an agent that is being deleted is counted too.
create table call_days (
  business_id uuid not null references businesses (id) on delete cascade,
  -- The business's own day.
  day date not null,
  agent_id uuid not null,
  direction text not null,
  status text not null,
  calls integer not null,
  seconds bigint not null,
  -- 0: all that has been folded; else one change.
  entry bigint not null default nextval('app.day_entries'),
  primary key (business_id, day, agent_id, direction, status, entry)
);
create index call_days_unfolded on call_days (business_id) where entry <> 0;

create table lead_days (
  business_id uuid not null references businesses (id) on delete cascade,
  -- The business's own day on which the lead was filed.
  day date not null,
  source text not null,
  agent_id uuid,
  status text not null,
  leads integer not null,
  entry bigint not null default nextval('app.day_entries'),
  unique nulls not distinct (business_id, day, source, agent_id, status, entry)
);
create index lead_days_unfolded on lead_days (business_id) where entry <> 0;

-- The product reads them; only the functions below write.
select app.protect('call_days'), app.protect('lead_days');
revoke insert, update, delete on call_days, lead_days from kaicalls_app;

create view app.counted_calls as
select c.business_id, (c.created_at at time zone b.zone)::date as day, c.agent_id, c.direction, c.status,
       count(*)::integer as calls, coalesce(sum(c.duration), 0)::bigint as seconds
  from public.calls c join public.businesses b on b.id = c.business_id
 where c.ended_at is not null
 group by 1, 2, 3, 4, 5;

create view app.counted_leads as
select l.business_id, (l.created_at at time zone b.zone)::date as day, l.source, l.agent_id, l.status, count(*)::integer as leads
  from public.leads l join public.businesses b on b.id = l.business_id
 group by 1, 2, 3, 4, 5;

/** Who counts holds it shared to the end of the transaction; who makes a business's counts anew holds it alone. */
create function app.days_lock(business uuid) returns bigint language sql immutable as
  $$ select hashtextextended('days ' || business, 0) $$;

-- A row that is not there (`old` of an insert, `new` of a delete) belongs to no business and counts nothing; nor does
-- one whose business is being deleted with it.
create function app.count_call() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(app.days_lock(coalesce(new.business_id, old.business_id)));
  insert into public.call_days (business_id, day, agent_id, direction, status, calls, seconds)
  select c.business_id, (c.created_at at time zone b.zone)::date, c.agent_id, c.direction, c.status, c.change, c.change * coalesce(c.duration, 0)
    from (values (old.business_id, old.created_at, old.ended_at, old.agent_id, old.direction, old.status, old.duration, -1),
                 (new.business_id, new.created_at, new.ended_at, new.agent_id, new.direction, new.status, new.duration, 1))
         as c (business_id, created_at, ended_at, agent_id, direction, status, duration, change)
    join public.businesses b on b.id = c.business_id
   where c.ended_at is not null;
  return null;
end $$;

create trigger count_new_call after insert on calls for each row
  when (new.ended_at is not null) execute function app.count_call();
create trigger count_changed_call after update on calls for each row
  when ((old.ended_at is not null or new.ended_at is not null)
    and (old.business_id, old.created_at, old.ended_at is null, old.agent_id, old.direction, old.status, old.duration)
        is distinct from (new.business_id, new.created_at, new.ended_at is null, new.agent_id, new.direction, new.status, new.duration))
  execute function app.count_call();
create trigger count_deleted_call after delete on calls for each row
  when (old.ended_at is not null) execute function app.count_call();

-- Leads are changed by the thousand in one statement (imports, pipeline runs): counted once per statement.
create function app.count_leads() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    perform pg_advisory_xact_lock_shared(app.days_lock(l.business_id)) from (select distinct business_id from before) l;
    insert into public.lead_days (business_id, day, source, agent_id, status, leads)
    select l.business_id, (l.created_at at time zone b.zone)::date, l.source, l.agent_id, l.status, sum(l.change)
      from (select business_id, created_at, source, agent_id, status, -1 as change from before
            union all select business_id, created_at, source, agent_id, status, 1 from after) l
      join public.businesses b on b.id = l.business_id
     group by 1, 2, 3, 4, 5 having sum(l.change) <> 0;
  else
    perform pg_advisory_xact_lock_shared(app.days_lock(l.business_id)) from (select distinct business_id from changed) l;
    insert into public.lead_days (business_id, day, source, agent_id, status, leads)
    select l.business_id, (l.created_at at time zone b.zone)::date, l.source, l.agent_id, l.status,
           case tg_op when 'INSERT' then count(*) else -count(*) end
      from changed l join public.businesses b on b.id = l.business_id
     group by 1, 2, 3, 4, 5;
  end if;
  return null;
end $$;

create trigger count_new_leads after insert on leads referencing new table as changed
  for each statement execute function app.count_leads();
create trigger count_changed_leads after update on leads referencing old table as before new table as after
  for each statement execute function app.count_leads();
create trigger count_deleted_leads after delete on leads referencing old table as changed
  for each statement execute function app.count_leads();

/** Makes a business's counts anew, after those who are counting for it have committed. */
create function app.recount_days(business uuid) returns void language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(app.days_lock(business));
  delete from public.call_days where business_id = business;
  delete from public.lead_days where business_id = business;
  insert into public.call_days (business_id, day, agent_id, direction, status, calls, seconds, entry)
  select *, 0 from app.counted_calls where business_id = business;
  insert into public.lead_days (business_id, day, source, agent_id, status, leads, entry)
  select *, 0 from app.counted_leads where business_id = business;
end $$;

/** A business that moves to another zone has other days. */
create function app.recount_moved_business() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.recount_days(new.id);
  return null;
end $$;
create trigger recount_moved_business after update of zone on businesses for each row
  when (old.zone is distinct from new.zone) execute function app.recount_moved_business();

/** Adds changes up, for up to `most` businesses. Sums stay what they are; one folds at a time, others leave it be. */
create function app.fold_days(most integer) returns void language plpgsql security definer set search_path = '' as $$
declare
  due uuid[];
begin
  if not pg_try_advisory_xact_lock(hashtextextended('fold days', 0)) then return; end if;
  due := array(select business_id from public.call_days where entry <> 0
               union select business_id from public.lead_days where entry <> 0 order by 1 limit most);
  perform pg_advisory_xact_lock_shared(app.days_lock(business)) from unnest(due) as business;
  with changes as (delete from public.call_days where entry <> 0 and business_id = any (due) returning *)
  insert into public.call_days as folded (business_id, day, agent_id, direction, status, calls, seconds, entry)
  select business_id, day, agent_id, direction, status, sum(calls), sum(seconds), 0 from changes group by 1, 2, 3, 4, 5
  on conflict (business_id, day, agent_id, direction, status, entry)
  do update set calls = folded.calls + excluded.calls, seconds = folded.seconds + excluded.seconds;
  with changes as (delete from public.lead_days where entry <> 0 and business_id = any (due) returning *)
  insert into public.lead_days as folded (business_id, day, source, agent_id, status, leads, entry)
  select business_id, day, source, agent_id, status, sum(leads), 0 from changes group by 1, 2, 3, 4, 5
  on conflict (business_id, day, source, agent_id, status, entry)
  do update set leads = folded.leads + excluded.leads;
end $$;
grant execute on function app.fold_days(integer) to kaicalls_app;

/** Every count that is not what the rows say, and by how much it is too high. For the owner of the database. */
create function app.wrong_days()
returns table (counter text, business_id uuid, day date, subject text, surplus bigint, surplus_seconds bigint)
language sql stable set search_path = '' as $$
  select 'calls', d.business_id, d.day, concat_ws(' ', 'agent', d.agent_id, d.direction, d.status), sum(d.calls), sum(d.seconds)::bigint
    from (select k.business_id, k.day, k.agent_id, k.direction, k.status, k.calls, k.seconds from public.call_days k
          union all select c.business_id, c.day, c.agent_id, c.direction, c.status, -c.calls, -c.seconds from app.counted_calls c) d
   group by d.business_id, d.day, d.agent_id, d.direction, d.status having sum(d.calls) <> 0 or sum(d.seconds) <> 0
  union all
  select 'leads', d.business_id, d.day, concat_ws(' ', 'agent', coalesce(d.agent_id::text, 'none'), d.source, d.status), sum(d.leads), 0
    from (select k.business_id, k.day, k.agent_id, k.source, k.status, k.leads from public.lead_days k
          union all select c.business_id, c.day, c.agent_id, c.source, c.status, -c.leads from app.counted_leads c) d
   group by d.business_id, d.day, d.agent_id, d.source, d.status having sum(d.leads) <> 0
$$;

select app.recount_days(id) from businesses;

revoke execute on all functions in schema app from public;
