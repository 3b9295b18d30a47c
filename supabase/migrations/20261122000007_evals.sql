-- Evals: scripted conversations that an agent must pass, and what came of each run.

create table evals (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid not null references agents (id) on delete cascade,
  -- The carrier's name for its mirror of the scenario.
  vapi_eval_id text not null,
  name text not null,
  description text,
  messages jsonb not null,
  -- Counts up with each change of the messages: runs of different versions are different questions.
  version integer not null default 1,
  -- The call that the scenario was made from.
  call_id uuid references calls (id) on delete set null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index on evals (business_id, created_at desc, id desc);
create index on evals (business_id, agent_id, created_at desc, id desc);
create index on evals (agent_id);
create index on evals (call_id);
select app.protect('evals');

create table eval_runs (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  agent_id uuid not null references agents (id) on delete cascade,
  eval_id uuid not null references evals (id) on delete cascade,
  vapi_run_id text not null unique,
  status text not null default 'queued' check (status in ('queued', 'in-progress', 'ended')),
  -- `error` is trouble of ours, of the model or of the judge: never a failure of the agent.
  outcome text check (outcome in ('pass', 'fail', 'error')),
  error text,
  results jsonb not null default '[]',
  -- What was asked of what: versions of scenario and agent, and the instructions by their SHA-256.
  eval_version integer not null,
  agent_version integer not null,
  prompt_hash text not null,
  -- Instructions in place of the agent's own, to see what a change would do; null: as it answers calls.
  prompt_override text,
  -- For such a run: the run with the live instructions that it is compared with.
  baseline_run_id uuid references eval_runs (id) on delete set null,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  check ((status = 'ended') = (outcome is not null) and (status = 'ended') = (ended_at is not null))
);
create index on eval_runs (business_id, agent_id, created_at desc, id desc);
create index on eval_runs (business_id, eval_id, created_at desc, id desc);
create index on eval_runs (agent_id);
create index on eval_runs (eval_id);
create index on eval_runs (baseline_run_id);
create index eval_runs_open on eval_runs (created_at) where status <> 'ended';
select app.protect('eval_runs');

/** Ends runs whose worker was lost more often than the queue tries again: every run ends. */
create function app.end_lost_eval_runs() returns void
language sql security definer set search_path = '' as $$
  update public.eval_runs
     set status = 'ended', outcome = 'error', error = 'The run was lost and is not tried again.', ended_at = clock_timestamp()
   where status <> 'ended' and created_at < now() - interval '1 hour'
$$;
grant execute on function app.end_lost_eval_runs() to kaicalls_app;
revoke execute on all functions in schema app from public;
