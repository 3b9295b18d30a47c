-- Requests per day and key, counted with the batch that logs them: the log grows with every request, a page that tells
-- of a month must not. And the requests that went wrong are few among many: they have an index of their own.

create table usage_days (
  business_id uuid not null references businesses (id) on delete cascade,
  account_id uuid not null,
  -- The business's own day.
  day date not null,
  key_id uuid not null,
  requests integer not null,
  -- Answered with 4xx, and with 5xx.
  refused integer not null,
  failed integer not null,
  primary key (business_id, account_id, day, key_id)
);

-- The product reads it; only the function below writes.
select app.protect('usage_days');
revoke insert, update, delete on usage_days from kaicalls_app;

create index usage_wrong on usage (business_id, account_id, created_at desc, id desc) where status_code >= 400;

/**
 * Writes a batch, and counts what it wrote: a batch that comes twice is counted once. `last_used_at` moves by a minute at
 * the least, so that a busy key is not written anew all the time.
 */
create or replace function app.log_usage(entries jsonb) returns void
language sql security definer set search_path = '' as $$
  with logged as (
    insert into public.usage (id, account_id, business_id, key_id, endpoint, method, status_code, call_id, created_at)
    select e.id, k.account_id, k.business_id, k.id, e.endpoint, e.method, e.status_code, e.call_id, e.created_at
      from jsonb_to_recordset(entries) as e (id uuid, key_id uuid, endpoint text, method text, status_code integer, call_id uuid, created_at timestamptz)
      join public.api_keys k on k.id = e.key_id
    on conflict do nothing
    returning business_id, account_id, key_id, status_code, created_at),
  counted as (
    insert into public.usage_days as d (business_id, account_id, day, key_id, requests, refused, failed)
    select l.business_id, l.account_id, (l.created_at at time zone b.zone)::date, l.key_id, count(*),
           count(*) filter (where l.status_code between 400 and 499), count(*) filter (where l.status_code >= 500)
      from logged l join public.businesses b on b.id = l.business_id
     group by 1, 2, 3, 4
     -- In one order, so that two batches never wait for each other.
     order by 1, 2, 3, 4
    on conflict (business_id, account_id, day, key_id)
    do update set requests = d.requests + excluded.requests, refused = d.refused + excluded.refused, failed = d.failed + excluded.failed)
  update public.api_keys k set last_used_at = u.at
    from (select key_id as id, max(created_at) as at from logged group by 1) u
   where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at - interval '1 minute');
$$;

insert into usage_days
select u.business_id, u.account_id, (u.created_at at time zone b.zone)::date, u.key_id, count(*),
       count(*) filter (where u.status_code between 400 and 499), count(*) filter (where u.status_code >= 500)
  from usage u join businesses b on b.id = u.business_id
 group by 1, 2, 3, 4;

revoke execute on all functions in schema app from public;
