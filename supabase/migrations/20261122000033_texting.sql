-- Texts by real networks, and WhatsApp beside them: a thread holds both. What a network posts to us is kept before it is
-- answered, and worked on afterwards. Templates are handed in for approval, and may be sent at any time then.

alter table messages add column channel text not null default 'sms' check (channel in ('sms', 'whatsapp'));
-- Who wrote last from a number that is nobody's own: one WhatsApp sender may serve every business.
create index messages_by_whatsapp on messages (contact, own_number, created_at desc)
  where channel = 'whatsapp' and direction = 'outbound';
-- What is answered in a thread goes the way that the last text came.
create index messages_heard_by_whatsapp on messages (business_id, contact, created_at desc)
  where channel = 'whatsapp' and direction = 'inbound';

create table whatsapp_templates (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  name text not null,
  language text not null,
  category text not null check (category in ('UTILITY', 'MARKETING', 'AUTHENTICATION')),
  body text not null,
  examples jsonb not null default '{}',
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected')),
  -- Why it was rejected, in the words of who decided.
  reason text,
  -- Where it was handed in, when, and its name there.
  network text not null,
  network_id text,
  handed_in_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default now(),
  unique (business_id, network, name, language)
);
create index on whatsapp_templates (business_id, created_at desc, id desc);
select app.protect('whatsapp_templates');

-- ── What comes in ───────────────────────────────────────────────────────────────────────────────────
-- A text from the moment it is posted to us until it lies in its thread. A network posts at least once.
create table text_inbox (
  network text not null,
  network_id text not null,
  received jsonb not null,
  kept_at timestamptz not null default now(),
  primary key (network, network_id)
);
create index on text_inbox (kept_at);
select app.conceal('text_inbox');

/** Keeps a text that was posted to us, with the job that takes it in. What is there already is not kept again. */
create function app.keep_text(of_network text, name_there text, text_received jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- What could not be taken in by then never will: it is not held for ever.
  delete from public.text_inbox where kept_at < now() - interval '3 days';
  if exists (select from public.messages where network = of_network and network_id = name_there) then return; end if;
  insert into public.text_inbox (network, network_id, received) values (of_network, name_there, text_received)
  on conflict do nothing;
  if found then
    perform app.enqueue('messages.take-in', jsonb_build_object('network', of_network, 'network_id', name_there));
  end if;
end $$;

/**
 * A text of the inbox with who it is for: the agent whose number was written to, else, where its number has no active
 * agent, the first that its business has. A number that is nobody's own is the agent's who wrote from it last to this
 * contact. Test businesses have no real number.
 */
create function app.kept_text(of_network text, name_there text)
returns table (received jsonb, agent_id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  with t as (
    select i.received, i.received ->> 'to' as own, i.received ->> 'from' as contact, i.received ->> 'channel' as channel
      from public.text_inbox i where i.network = of_network and i.network_id = name_there)
  select t.received, a.id, a.business_id
    from t left join lateral (
      (select a.id, a.business_id, 1 as rank
         from public.numbers n join public.agents a on a.business_id = n.business_id
        where n.phone_number = t.own and a.status = 'active'
        order by a.id = n.agent_id desc nulls last, a.created_at limit 1)
      union all
      (select a.id, a.business_id, 2
         from public.messages m join public.agents a on a.id = m.agent_id
        where t.channel = 'whatsapp' and m.channel = 'whatsapp' and m.direction = 'outbound'
          and m.contact = t.contact and m.own_number = t.own and m.network = of_network and a.status = 'active'
        order by m.created_at desc limit 1)
      order by rank limit 1
    ) a on exists (select from public.businesses b where b.id = a.business_id and b.twin_of is null)
$$;

/** It lies in its thread, or is for nobody here. */
create function app.drop_kept_text(of_network text, name_there text) returns void
language sql security definer set search_path = '' as $$
  delete from public.text_inbox where network = of_network and network_id = name_there
$$;

/** Whose text a report is of. */
create function app.business_of_text(text_id uuid, of_network text) returns uuid
language sql stable security definer set search_path = '' as $$
  select business_id from public.messages where id = text_id and network = of_network and direction = 'outbound'
$$;

/** Templates that are to be handed in, or to be asked about again. A simulated decision is quick. */
create function app.undecided_templates(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.whatsapp_templates
   where status = 'pending'
     and updated_at < now() - case when network = 'sandbox' then interval '1 second'
                                   when network_id is null then interval '15 seconds' else interval '5 minutes' end
   order by updated_at limit most
$$;
create index whatsapp_templates_undecided on whatsapp_templates (updated_at) where status = 'pending';

grant execute on function
  app.keep_text(text, text, jsonb), app.kept_text(text, text), app.drop_kept_text(text, text),
  app.business_of_text(uuid, text), app.undecided_templates(integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
