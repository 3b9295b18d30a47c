-- A sign-up that a crash left half made is begun anew by whoever signs up with its address. Whoever has signed in, or has
-- ever held a key, is somebody: that they belong to no business any more gives their address to nobody else.

create or replace function app.unfinished_signup(account_email text) returns uuid
language sql stable security definer set search_path = '' as $$
  select u.id from auth.users u
   where u.email = account_email and u.raw_user_meta_data ->> 'made_by' = 'signup' and u.created_at < now() - interval '1 minute'
     and u.last_sign_in_at is null
     and not exists (select from public.memberships m where m.account_id = u.id)
     and not exists (select from public.api_keys k where k.account_id = u.id)
$$;
