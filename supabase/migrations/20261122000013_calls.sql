-- What people write about a call (notes, tags), what the call itself earned of its lead's score, and the filters that a
-- list of a million calls needs an index for: spans of length and of score instead of free bounds, because a range can
-- not be read in the order of the list. And the views that each person keeps of a list.
alter table calls
  add notes text,
  add tags text[] not null default '{}',
  add score integer check (score between 0 and 100),
  add score_factors jsonb not null default '[]',
  add length text generated always as (
    case when duration < 30 then 'short' when duration < 120 then 'medium' when duration >= 120 then 'long' end
  ) stored,
  add score_band text generated always as (
    case when score < 40 then 'cold' when score < 70 then 'warm' when score >= 70 then 'hot' end
  ) stored;
create index on calls (business_id, length, created_at desc, id desc) where length is not null;
create index on calls (business_id, score_band, created_at desc, id desc) where score_band is not null;
-- Tags are given by hand: the calls that have some are few, and are walked.
create index calls_tagged on calls (business_id, created_at desc, id desc) where tags <> '{}';

-- The deliveries of one call.
create index on events (business_id, subject_id);

create table saved_views (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  account_id uuid not null references accounts (id) on delete cascade,
  page text not null check (page in ('calls', 'leads')),
  name text not null,
  -- As it stands in the address of the page: `status=failed&from=2026-02-15`.
  query text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index on saved_views (business_id, account_id, page, created_at);
create index on saved_views (account_id);
select app.protect('saved_views');
