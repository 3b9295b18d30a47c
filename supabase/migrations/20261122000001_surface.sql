-- What the surface needs before, or beside, a tenant: keys and sessions looked up, limits, idempotency, the usage log,
-- jobs and events. Each function is SECURITY DEFINER, does one thing, and is callable by the product's role alone.

-- ── Who is it ───────────────────────────────────────────────────────────────────────────────────────
/** The live key with this hash, and the businesses that it reaches. */
create function app.find_key(key_hash bytea)
returns table (id uuid, account_id uuid, scopes text[], businesses uuid[])
language sql stable security definer set search_path = '' as $$
  select k.id, k.account_id, k.scopes,
         case when k.all_businesses then array(
           select b.id from public.memberships m join public.businesses b on b.id = m.business_id
            where m.account_id = k.account_id and b.twin_of is null order by b.created_at, b.id)
         else array[k.business_id] end
    from public.api_keys k
   where k.hash = key_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
$$;

/** The person of a session that has not been signed out, and the role held in each business (a twin has its original's). */
create function app.find_session(account uuid, session uuid)
returns table (business_id uuid, role text, name text, twin_of uuid)
language sql stable security definer set search_path = '' as $$
  select b.id, m.role, b.name, b.twin_of
    from public.memberships m
    join public.businesses b on b.id = m.business_id or b.twin_of = m.business_id
   where m.account_id = account and exists (select from auth.sessions s where s.id = session and s.user_id = account)
   order by b.created_at, b.id
$$;

create function app.create_account(account uuid, account_email text) returns void
language sql security definer set search_path = '' as $$
  insert into public.accounts (id, email) values (account, account_email) on conflict (id) do nothing
$$;

create function app.account_has_business(account uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.memberships where account_id = account)
$$;

/** The user of a signup whose process died between making the user and making the rest: nobody has ever used it. */
create function app.unfinished_signup(account_email text) returns uuid
language sql stable security definer set search_path = '' as $$
  select u.id from auth.users u
   where u.email = account_email and u.raw_user_meta_data ->> 'made_by' = 'signup' and u.created_at < now() - interval '1 minute'
     and not exists (select from public.memberships m where m.account_id = u.id)
$$;

/** The test twin of a business in reach, where one has been made. */
create function app.find_twin(live uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select id from public.businesses where twin_of = live and live = any (app.businesses())
$$;

-- ── Rate limits: one counter per bucket, shared by all instances, taken in small portions ───────────
create unlogged table rate_limits (
  bucket text primary key,
  used integer not null,
  resets_at timestamptz not null
);
select app.conceal('rate_limits');

/**
 * Takes up to `want` of `allowed` requests from a bucket. Instances take portions and serve them from memory: the sum
 * of what is granted never exceeds `allowed` in a window, and a read costs the database nothing.
 */
create function app.take(bucket_name text, want integer, allowed integer, seconds integer)
returns table (granted integer, used integer, resets_at timestamptz)
language plpgsql security definer set search_path = '' as $$
declare
  r public.rate_limits;
  g integer;
begin
  insert into public.rate_limits as t (bucket, used, resets_at)
  values (bucket_name, 0, now() + make_interval(secs => seconds))
  on conflict (bucket) do update set
    used = case when t.resets_at <= now() then 0 else t.used end,
    resets_at = case when t.resets_at <= now() then excluded.resets_at else t.resets_at end
  returning * into r;
  g := greatest(0, least(want, allowed - r.used));
  if g > 0 then update public.rate_limits t set used = t.used + g where t.bucket = bucket_name; end if;
  return query select g, r.used + g, r.resets_at;
end $$;

-- ── Idempotency: the answer is kept in the transaction of what it answers ───────────────────────────
create table idempotency_keys (
  owner text not null,
  path text not null,
  key text not null,
  body_hash bytea not null,
  status integer,
  answer text,
  created_at timestamptz not null default now(),
  primary key (owner, path, key)
);
create index on idempotency_keys (created_at);
select app.conceal('idempotency_keys');

/**
 * Claims a key for this transaction. A concurrent twin waits here, at the primary key, until the first has ended, and
 * then gets its answer; it gives up after ten seconds (`lock_not_available`). Answers nothing when the claim is new.
 */
create function app.claim_idempotency_key(key_owner text, key_path text, key_text text, hash bytea)
returns table (body_hash bytea, status integer, answer text)
language plpgsql security definer set search_path = '' set lock_timeout = '10s' as $$
begin
  delete from public.idempotency_keys k
   where k.owner = key_owner and k.path = key_path and k.key = key_text and k.created_at < now() - interval '24 hours';
  insert into public.idempotency_keys (owner, path, key, body_hash) values (key_owner, key_path, key_text, hash)
  on conflict do nothing;
  if found then return; end if;
  return query select k.body_hash, k.status, k.answer from public.idempotency_keys k
   where k.owner = key_owner and k.path = key_path and k.key = key_text;
end $$;

create function app.keep_answer(key_owner text, key_path text, key_text text, answer_status integer, answer_text text)
returns void language sql security definer set search_path = '' as $$
  update public.idempotency_keys set status = answer_status, answer = answer_text
   where owner = key_owner and path = key_path and key = key_text
$$;

-- ── Usage: every request with a key, written in batches ─────────────────────────────────────────────
create table usage (
  id uuid primary key,
  account_id uuid not null,
  business_id uuid not null references businesses (id) on delete cascade,
  key_id uuid not null,
  endpoint text not null,
  method text not null,
  status_code integer not null,
  call_id uuid,
  created_at timestamptz not null
);
create index on usage (account_id, created_at desc, id desc);
create index on usage (business_id);
select app.protect('usage');

create function app.log_usage(entries jsonb) returns void
language sql security definer set search_path = '' as $$
  insert into public.usage (id, account_id, business_id, key_id, endpoint, method, status_code, call_id, created_at)
  select e.id, k.account_id, k.business_id, k.id, e.endpoint, e.method, e.status_code, e.call_id, e.created_at
    from jsonb_to_recordset(entries) as e (id uuid, key_id uuid, endpoint text, method text, status_code integer, call_id uuid, created_at timestamptz)
    join public.api_keys k on k.id = e.key_id
  on conflict do nothing;
  update public.api_keys k set last_used_at = u.at
    from (select (e ->> 'key_id')::uuid as id, max((e ->> 'created_at')::timestamptz) as at from jsonb_array_elements(entries) e group by 1) u
   where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at);
$$;

-- ── Jobs ────────────────────────────────────────────────────────────────────────────────────────────
/**
 * Puts a job into pg-boss's table (its version is pinned; a test sends through both ways and compares) in the
 * caller's transaction, and wakes a worker when it commits. The caller can neither read nor change any job.
 */
create function app.enqueue(queue text, payload jsonb, start_at timestamptz default now(), once_key text default null, job_priority integer default 0)
returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from pgboss.queue q where q.name = queue) then
    raise exception 'there is no queue named %', queue; -- a job must never vanish
  end if;
  insert into pgboss.job (name, data, priority, start_after, singleton_key, expire_seconds, deletion_seconds, keep_until,
                          retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
  select q.name, payload, job_priority, start_at, once_key, q.expire_seconds, q.deletion_seconds,
         start_at + make_interval(secs => q.retention_seconds),
         q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    from pgboss.queue q where q.name = queue
  on conflict do nothing;
  if start_at <= now() then
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue);
  end if;
end $$;

-- ── Events ──────────────────────────────────────────────────────────────────────────────────────────
/** Writes an event in the transaction of the change that it tells of, with its delivery where a webhook is configured. */
create function app.emit(business uuid, event uuid, delivery uuid, event_type text, subject uuid, event_data jsonb)
returns void language plpgsql security definer set search_path = '' as $$
begin
  if not business = any (app.businesses()) then raise exception 'event of a business out of reach' using errcode = '42501'; end if;
  insert into public.events (id, business_id, type, subject_id, data) values (event, business, event_type, subject, event_data);
  insert into public.deliveries (id, business_id, event_id, target, url, next_attempt_at)
  select delivery, business, event, 'business', w.url, now() from public.webhooks w where w.business_id = business;
  if found then
    perform app.enqueue('webhooks.deliver', jsonb_build_object('business_id', business, 'delivery_id', delivery));
  end if;
end $$;

-- ── What the worker finds by itself ─────────────────────────────────────────────────────────────────
create function app.overdue_calls(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.calls where ended_at is null and deadline < now() order by deadline limit most
$$;

create function app.unannounced_calls(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.calls
   where ended_at < now() - interval '2 minutes' and announced_at is null order by ended_at limit most
$$;

create function app.forgotten_deliveries(most integer) returns table (id uuid, business_id uuid)
language sql stable security definer set search_path = '' as $$
  select id, business_id from public.deliveries
   where status = 'pending' and next_attempt_at < now() - interval '2 minutes' order by next_attempt_at limit most
$$;

create function app.tidy() returns void language sql security definer set search_path = '' as $$
  delete from public.idempotency_keys where created_at < now() - interval '24 hours';
  delete from public.rate_limits where resets_at < now() - interval '1 hour';
$$;

grant execute on all functions in schema app to kaicalls_app;
-- `protect` and `conceal` are for migrations only.
revoke execute on function app.protect(regclass), app.conceal(regclass) from kaicalls_app;

-- ── Search ──────────────────────────────────────────────────────────────────────────────────────────
create index calls_numbers on public.calls using gin ((coalesce(from_number, '') || ' ' || to_number) gin_trgm_ops);

/**
 * Calls of these businesses that a text finds: their id, a part of a number, or words of their transcript. Operators
 * of text search are not leakproof and could use no index behind row-level security; this function takes the
 * businesses as an argument, and takes only those in reach.
 */
create function app.search_calls(of uuid[], query text) returns setof uuid
language sql stable security definer set search_path = 'public' as $$
  with within as (select array(select unnest(of) intersect select unnest(app.businesses())) as ids),
       digits as (select regexp_replace(query, '[^0-9]', '', 'g') as d)
  select t.call_id from transcripts t, within where t.business_id = any (within.ids) and t.words @@ plainto_tsquery('simple', query)
  union
  select c.id from calls c, within, digits
   where length(digits.d) >= 3 and query !~ '[a-zA-Z]' and c.business_id = any (within.ids)
     and (coalesce(c.from_number, '') || ' ' || c.to_number) like '%' || digits.d || '%'
  union
  select c.id from calls c, within where c.business_id = any (within.ids) and c.id::text = lower(query)
$$;
grant execute on function app.search_calls(uuid[], text) to kaicalls_app;

-- Everyone may execute a new function until that is taken back: the last word of each migration that makes some.
revoke execute on all functions in schema app from public;
