-- What a Supabase project has and the embedded default does not: an older Postgres, and recovery codes as a factor.

/** `json_scalar` is Postgres' own from 17 on, and faster; before, this stands in for it. */
do $$ begin
  if current_setting('server_version_num')::int < 170000 then
    create function public.json_scalar(value text) returns json language sql immutable parallel safe
      as 'select to_json(value)';
  end if;
end $$;

/**
 * Whether a session is `open`, `ended`, or `needs_code`: its person has a second factor that it has not seen. Supabase's
 * auth server keeps a set of recovery codes as a factor too; alone it is none.
 */
create or replace function app.session_standing(account uuid, session uuid) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce((
    select case when coalesce(s.aal, 'aal1') <> 'aal1'
                  or not exists (select from auth.mfa_factors f
                                  where f.user_id = account and f.status = 'verified' and f.factor_type::text <> 'recovery_code')
                then 'open' else 'needs_code' end
      from auth.sessions s where s.id = session and s.user_id = account), 'ended')
$$;

/** The one signed in, as the identity provider has them. */
create or replace function app.person(account uuid)
returns table (email text, name text, new_email text, factors jsonb)
language sql stable security definer set search_path = '' as $$
  select u.email::text, nullif(trim(u.raw_user_meta_data ->> 'name'), ''), nullif(u.email_change, '')::text,
         coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.friendly_name, 'created_at', app.iso(f.created_at))
                                    order by f.created_at)
                     from auth.mfa_factors f
                    where f.user_id = account and f.status = 'verified' and f.factor_type::text <> 'recovery_code'), '[]')
    from auth.users u where u.id = account
$$;

grant execute on function app.session_standing(uuid, uuid), app.person(uuid) to kaicalls_app;
revoke execute on all functions in schema app from public;
