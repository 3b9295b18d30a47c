-- What an agent was told, said and used at any time: each change of its configuration is a version that nothing alters
-- afterwards, so that it can be compared and put back.

alter table agents add column version integer not null default 1;

create table agent_versions (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid not null references agents (id) on delete cascade,
  -- Counted from 1 for each agent, without gaps.
  version integer not null,
  -- The whole configuration (`lib/services/agents/configuration.ts`), not what differs.
  snapshot jsonb not null,
  changed_fields jsonb not null,
  -- The version that this one put back.
  restored_from integer,
  actor_kind text not null,
  actor_id text,
  reason text,
  created_at timestamptz not null default clock_timestamp(),
  unique (agent_id, version)
);
create index on agent_versions (business_id, agent_id, created_at desc, id desc);
select app.protect('agent_versions');
revoke update, delete on agent_versions from kaicalls_app;

insert into agent_versions (id, business_id, agent_id, version, snapshot, changed_fields, actor_kind, created_at)
select gen_random_uuid(), business_id, id, 1,
       jsonb_build_object(
         'name', name, 'first_message', first_message, 'inbound_prompt', inbound_prompt, 'outbound_prompt', outbound_prompt,
         'outbound_first_message', outbound_first_message, 'outbound_llm', outbound_llm, 'sms_prompt', sms_prompt,
         'sms_llm', sms_llm, 'voice', voice, 'model', model, 'vapi_config', vapi_config, 'metadata', metadata),
       '[]', 'system', created_at
  from agents;

-- The agent that answered here until it was archived: it gets its number back when it returns.
alter table numbers add column archived_agent_id uuid references agents (id) on delete set null;
create index on numbers (archived_agent_id);

-- The person's phone that took a call over, before or after the agent spoke.
alter table calls add column forwarded_to text;
