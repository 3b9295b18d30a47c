-- Who changed what, when and why: written in the transaction of the change, and never changed afterwards.

create table audit_log (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  -- A person (through the browser or an API key of theirs), or the product itself.
  actor_kind text not null check (actor_kind in ('person', 'key', 'system', 'public')),
  actor_id text,
  -- What was done, as `subject.verb`: `agent.prompt_changed`.
  action text not null,
  subject_type text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  request_id text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index on audit_log (business_id, created_at desc, id desc);
create index on audit_log (business_id, action, created_at desc, id desc);
create index on audit_log (business_id, subject_id, created_at desc, id desc);
select app.protect('audit_log');
revoke update, delete on audit_log from kaicalls_app;
