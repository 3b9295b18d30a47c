-- Whoever follows a business hears of each change of its calls the moment it is committed. Only ids are told: what they
-- stand for is read by each listener behind its own wall. Calls that are entered when they are long over, as an import
-- or sample data does, tell nothing.
create function app.tell_of_call() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_catalog.pg_notify('kaicalls_live', new.business_id || ' ' || new.id);
  return null;
end $$;
create trigger tell_of_new after insert on calls for each row when (new.ended_at is null)
  execute function app.tell_of_call();
create trigger tell_of_change after update on calls for each row
  when (old.status is distinct from new.status or old.concluded_at is distinct from new.concluded_at
        or old.recording is distinct from new.recording or old.forwarded_to is distinct from new.forwarded_to)
  execute function app.tell_of_call();

-- Once per statement and call, however many words were written.
create function app.tell_of_turns() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_catalog.pg_notify('kaicalls_live', t.business_id || ' ' || t.call_id)
     from (select distinct business_id, call_id from added) t
     join public.calls c on c.id = t.call_id
    where c.ended_at is null;
  return null;
end $$;
create trigger tell_of_turns after insert on call_turns referencing new table as added for each statement
  execute function app.tell_of_turns();

-- What was asked and not answered: few turns of many.
create index call_turns_unanswered on call_turns (business_id, created_at desc) where details ? 'unanswered';

-- What waited for a person and was put away without being done elsewhere: for everybody of the business.
create table attention_done (
  business_id uuid not null references businesses (id) on delete cascade,
  kind text not null check (kind in ('hot_lead', 'failed_call', 'missed_call', 'question', 'webhook')),
  -- What it is about: the id of a lead or call, the words of a question, the address of a webhook.
  subject text not null check (length(subject) <= 500),
  done_by uuid references accounts (id) on delete set null,
  done_at timestamptz not null default clock_timestamp(),
  primary key (business_id, kind, subject)
);
create index on attention_done (done_by);
select app.protect('attention_done');

revoke execute on all functions in schema app from public;
