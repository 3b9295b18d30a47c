-- Working through lists of leads: the hottest first, tags, and pairs that are known to be two people.

-- ── By score ────────────────────────────────────────────────────────────────────────────────────────
-- One order for all: those without a score come last, so that a cursor compares numbers only. `coalesce` is no function
-- that could leak, so that the tenant wall lets the index be used.
create index leads_by_score on leads (business_id, coalesce(score, -1) desc, created_at desc, id desc);

-- ── Tags, as those of calls ─────────────────────────────────────────────────────────────────────────
alter table leads add column tags text[] not null default '{}';
-- They are given by hand: the leads that have some are few, and are walked.
create index leads_tagged on leads (business_id, created_at desc, id desc) where tags <> '{}';

-- ── Two leads that look alike, and of whom somebody has said that they are two ──────────────────────
create table distinct_leads (
  business_id uuid not null references businesses (id) on delete cascade,
  lead_id uuid not null references leads (id) on delete cascade,
  other_id uuid not null references leads (id) on delete cascade,
  -- Who said so; the account may go, what was said stays.
  said_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (lead_id, other_id),
  -- A pair is kept once.
  check (lead_id < other_id)
);
create index on distinct_leads (business_id);
create index on distinct_leads (other_id);
select app.protect('distinct_leads');
