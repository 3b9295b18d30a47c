-- What a carrier keeps of ours: mirrors of agents and evals, and telephone exchanges of the owner's own. Whatever way a
-- row goes, what the carrier has of it goes too.

create table agent_mirrors (
  agent_id uuid primary key references agents (id) on delete cascade,
  business_id uuid not null references businesses (id) on delete cascade,
  -- Counts what the carrier is to know, and what of it has been told: an agent that never changed has no row here.
  wanted integer not null default 1,
  told integer not null default 0,
  -- One at a time tells it, so that the newest is told last.
  leased_until timestamptz,
  -- Why the carrier did not take what it was told last.
  problem text,
  updated_at timestamptz not null default clock_timestamp()
);
create index on agent_mirrors (business_id);
create index agent_mirrors_behind on agent_mirrors (updated_at) where told < wanted;
select app.protect('agent_mirrors');

create index on agents (assistant_id);
-- Null: the carrier's mirror is as old as the eval, or older than its last change.
alter table evals add column mirrored_at timestamptz;

create table trunks (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  name text not null,
  host text not null,
  port integer not null,
  transport text not null check (transport in ('udp', 'tcp', 'tls')),
  username text,
  -- Sealed (lib/core/sealed.ts) for this row.
  password bytea,
  caller_id text,
  active boolean not null default true,
  -- The carrier's names for it; null until it has been set up there.
  credential_id text,
  carrier_number_id text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index on trunks (business_id, created_at desc, id desc);
select app.protect('trunks');

alter table calls add column trunk_id uuid references trunks (id) on delete set null;
create index on calls (trunk_id) where trunk_id is not null;

/** What is left at the carrier of rows that are gone. */
create table carrier_leftovers (
  kind text not null check (kind in ('assistant', 'eval', 'number', 'trunk')),
  carrier_id text not null,
  next_attempt_at timestamptz not null default now(),
  primary key (kind, carrier_id)
);
create index on carrier_leftovers (next_attempt_at);
select app.conceal('carrier_leftovers');

/** Notes what the deleted row named at a carrier: arguments are pairs of kind and column. The sandbox keeps nothing. */
create function app.note_leftovers() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  name text;
begin
  for i in 0 .. tg_nargs - 1 by 2 loop
    name := to_jsonb(old) ->> tg_argv[i + 1];
    if name is not null and name not like 'sandbox-%' then
      insert into public.carrier_leftovers (kind, carrier_id) values (tg_argv[i], name) on conflict do nothing;
    end if;
  end loop;
  return null;
end $$;
create trigger leftovers after delete on agents
  for each row execute function app.note_leftovers('assistant', 'assistant_id');
create trigger leftovers after delete on evals
  for each row execute function app.note_leftovers('eval', 'vapi_eval_id');
create trigger leftovers after delete on trunks
  for each row execute function app.note_leftovers('number', 'carrier_number_id', 'trunk', 'credential_id');
create trigger leftovers after delete on numbers
  for each row execute function app.note_leftovers('number', 'carrier_number_id');

/** Leftovers whose time has come; each is tried again ten minutes later unless it is settled by then. */
create function app.take_leftovers(most integer) returns table (kind text, carrier_id text)
language sql security definer set search_path = '' as $$
  update public.carrier_leftovers l set next_attempt_at = now() + interval '10 minutes'
    from (select d.kind, d.carrier_id from public.carrier_leftovers d where d.next_attempt_at <= now()
           order by d.next_attempt_at limit most for update skip locked) due
   where l.kind = due.kind and l.carrier_id = due.carrier_id
  returning l.kind, l.carrier_id
$$;

create function app.settle_leftover(leftover_kind text, leftover_id text) returns void
language sql security definer set search_path = '' as $$
  delete from public.carrier_leftovers where kind = leftover_kind and carrier_id = leftover_id
$$;

/** Which of these names of assistants are those of agents, whosever they are. */
create function app.known_assistants(names text[]) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(assistant_id), '{}') from public.agents where assistant_id = any (names)
$$;

/** Agents of live businesses of which the carrier does not know what it should, though nobody is telling it. */
create function app.untold_agents(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  (select m.agent_id, m.business_id from public.agent_mirrors m
    where m.told < m.wanted and m.updated_at < now() - interval '2 minutes' order by m.updated_at limit most)
  union
  -- Made while no carrier was configured.
  (select a.id, a.business_id from public.agents a join public.businesses b on b.id = a.business_id
     left join public.agent_mirrors m on m.agent_id = a.id
    where a.assistant_id like 'sandbox-%' and b.twin_of is null and m.problem is null
      and (m.updated_at is null or m.updated_at < now() - interval '2 minutes') limit most)
$$;

grant execute on function app.take_leftovers(integer), app.settle_leftover(text, text), app.known_assistants(text[]),
  app.untold_agents(integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
