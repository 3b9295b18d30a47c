-- A team: invitations by mail, who belongs to a business, and sessions that a second factor keeps closed.

create table invitations (
  id uuid primary key,
  business_id uuid not null references businesses (id) on delete cascade,
  email text not null,
  role text not null check (role in ('viewer', 'member', 'admin', 'owner')),
  invited_by uuid references accounts (id) on delete set null,
  -- SHA-256 of what the mailed link carries; null until it is mailed. A newer mail makes the older link useless.
  token_hash bytea unique,
  sent_at timestamptz,
  -- The mail server refused the address: no further attempt is made.
  refused boolean not null default false,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  unique (business_id, email)
);
create index on invitations (invited_by);
select app.protect('invitations');

/** The people of a business in reach, with their names. A test business has its live business's people. */
create function app.team(business uuid)
returns table (account_id uuid, email text, name text, role text, joined_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select m.account_id, u.email::text, nullif(trim(u.raw_user_meta_data ->> 'name'), ''), m.role, m.created_at
    from public.businesses b
    join public.memberships m on m.business_id = coalesce(b.twin_of, b.id)
    join auth.users u on u.id = m.account_id
   where b.id = business and b.id = any (app.businesses())
   order by m.created_at, u.email
$$;

/** What the secret of a mailed link stands for, and the account that has its address already. */
create function app.find_invitation(hash bytea)
returns table (id uuid, business_id uuid, business_name text, email text, role text, invited_by text, account_id uuid)
language sql stable security definer set search_path = '' as $$
  select i.id, i.business_id, b.name, i.email, i.role,
         coalesce(nullif(trim(by.raw_user_meta_data ->> 'name'), ''), by.email), u.id
    from public.invitations i
    join public.businesses b on b.id = i.business_id
    left join auth.users by on by.id = i.invited_by
    left join auth.users u on u.email = i.email and not u.is_sso_user and u.deleted_at is null
   where i.token_hash = hash and i.expires_at > now()
$$;

/** Where owners and admins of a business in reach read mail, as their accounts have it now. */
create or replace function app.owner_emails(business uuid) returns setof text
language sql stable security definer set search_path = '' as $$
  select t.email from app.team(business) t where t.role in ('owner', 'admin') order by t.joined_at, t.email
$$;

/** Whether a session is `open`, `ended`, or `needs_code`: its person has a second factor that it has not seen. */
create function app.session_standing(account uuid, session uuid) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce((
    select case when coalesce(s.aal, 'aal1') <> 'aal1'
                  or not exists (select from auth.mfa_factors f where f.user_id = account and f.status = 'verified')
                then 'open' else 'needs_code' end
      from auth.sessions s where s.id = session and s.user_id = account), 'ended')
$$;

/** The person of an open session, and the role held in each business (a twin has its original's). */
create or replace function app.find_session(account uuid, session uuid)
returns table (business_id uuid, role text, name text, twin_of uuid)
language sql stable security definer set search_path = '' as $$
  select b.id, m.role, b.name, b.twin_of
    from public.memberships m
    join public.businesses b on b.id = m.business_id or b.twin_of = m.business_id
   where m.account_id = account and (select app.session_standing(account, session)) = 'open'
   order by b.created_at, b.id
$$;

/** The one signed in, as the identity provider has them. */
create function app.person(account uuid)
returns table (email text, name text, new_email text, factors jsonb)
language sql stable security definer set search_path = '' as $$
  select u.email::text, nullif(trim(u.raw_user_meta_data ->> 'name'), ''), nullif(u.email_change, '')::text,
         coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.friendly_name, 'created_at', app.iso(f.created_at))
                                    order by f.created_at)
                     from auth.mfa_factors f where f.user_id = account and f.status = 'verified'), '[]')
    from auth.users u where u.id = account
$$;

/** Where somebody is signed in, the latest use first. A session is refreshed at least every hour of its use. */
create function app.open_sessions(account uuid)
returns table (id uuid, created_at timestamptz, used_at timestamptz, user_agent text, ip text)
language sql stable security definer set search_path = '' as $$
  select s.id, s.created_at, coalesce(s.refreshed_at at time zone 'utc', s.created_at), s.user_agent, host(s.ip)
    from auth.sessions s
   where s.user_id = account and (s.not_after is null or s.not_after > now())
   order by 3 desc, s.id
$$;

/** Signs one of somebody's sessions out. Answers whether it was there. */
create function app.end_session(account uuid, session uuid) returns boolean
language sql security definer set search_path = '' as $$
  with ended as (delete from auth.sessions s where s.id = session and s.user_id = account returning s.id)
  select exists (select from ended)
$$;

grant execute on function app.team(uuid), app.find_invitation(bytea), app.session_standing(uuid, uuid),
  app.person(uuid), app.open_sessions(uuid), app.end_session(uuid, uuid) to kaicalls_app;
revoke execute on all functions in schema app from public;
