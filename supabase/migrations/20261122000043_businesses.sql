-- An account has one trial, however many businesses it makes, and whatever becomes of them.

alter table accounts add column trial_ends_at timestamptz;
update accounts a
   set trial_ends_at = (select min(b.trial_ends_at)
                          from memberships m join businesses b on b.id = m.business_id
                         where m.account_id = a.id and m.role = 'owner' and b.twin_of is null);

/** When the trial of an account ends: it begins with the first business that the account makes. */
create function app.begin_trial(account uuid, days integer) returns timestamptz
language sql security definer set search_path = '' as $$
  update public.accounts set trial_ends_at = coalesce(trial_ends_at, now() + make_interval(days => days))
   where id = account returning trial_ends_at
$$;

grant execute on function app.begin_trial(uuid, integer) to kaicalls_app;
revoke execute on all functions in schema app from public;
