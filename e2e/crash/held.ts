import { Client } from 'pg';
import type { KillPoint } from './kill-points.ts';
import { until } from './until.ts';
import type { WorkerProcess } from './worker-process.ts';

const LOCK = 4242;

const WATCH = `
create schema crash;
create table crash.armed (point integer, business_id uuid);
create table crash.asks (call_id uuid);
create table crash.marks (call_id uuid, mark text);
create table crash.moves (n bigint generated always as identity, call_id uuid, status text, by_event boolean);

/** The transaction waits at a point that is armed for its business; the number of the point is the lock's. */
create function crash.hold() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  r jsonb := to_jsonb(new);
  business uuid := coalesce(r ->> 'business_id', r -> 'data' ->> 'business_id');
begin
  if exists (select from crash.armed a where a.point = tg_argv[0]::integer and a.business_id = business) then
    perform pg_advisory_xact_lock_shared(${LOCK}, tg_argv[0]::integer);
  end if;
  return new;
end $$;

/** Asked of the carrier, also when it has the call already and does nothing. */
create function crash.note_ask() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into crash.asks values (new.call_id);
  return new;
end $$;
create trigger crash_ask before insert on sandbox_calls for each row execute function crash.note_ask();

/** Every status that a call takes, and whether the same transaction took in an event of the carrier. */
create function crash.note_move() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into crash.moves (call_id, status, by_event)
  values (new.id, new.status, exists (
    select from public.carrier_events e where e.call_id = new.id and e.xmin = pg_current_xact_id()::xid));
  return null;
end $$;
/** What is done once in a call's life. */
create function crash.note_mark() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into crash.marks values (new.id, tg_argv[0]);
  return null;
end $$;
create trigger crash_attempted after update on calls for each row
  when (old.attempted_at is distinct from new.attempted_at) execute function crash.note_mark('attempted');
create trigger crash_concluded after update on calls for each row
  when (old.concluded_at is distinct from new.concluded_at) execute function crash.note_mark('concluded');
create trigger crash_announced after update on calls for each row
  when (old.announced_at is distinct from new.announced_at) execute function crash.note_mark('announced');
/** Each step of a simulated call is played once, in order. */
create function crash.note_step() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into crash.marks values (new.call_id, 'step out of order');
  return null;
end $$;
create trigger crash_step after update of step on sandbox_calls for each row
  when (new.step <> old.step + 1) execute function crash.note_step();
create trigger crash_move after update on calls for each row when (old.status is distinct from new.status)
  execute function crash.note_move();
`;

/** Holds backends of Postgres at kill points, so that their worker can be killed in the middle of a transaction. */
export class Holder {
  readonly #client: Client;
  readonly #points: readonly KillPoint[];

  private constructor(client: Client, points: readonly KillPoint[]) {
    this.#client = client;
    this.#points = points;
  }

  /** Watches the database of a test file, and puts these kill points into it. */
  static async open(adminUrl: string, points: readonly KillPoint[]): Promise<Holder> {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(WATCH);
    for (const [index, { table, on, when }] of points.entries()) {
      await client.query(
        `create trigger crash_hold_${index} before ${on} on ${table} for each row when (${when}) execute function crash.hold(${index})`,
      );
      await client.query('select pg_advisory_lock($1, $2)', [LOCK, index]);
    }
    return new Holder(client, points);
  }

  /** From now on, whoever takes a call of this business to this point waits there. */
  async arm(point: KillPoint, businessId: string): Promise<void> {
    await this.query('insert into crash.armed values ($1, $2)', [this.#points.indexOf(point), businessId]);
  }

  /** Resolves when somebody is held at each of these points. */
  async reached(points: readonly KillPoint[]): Promise<void> {
    const missing = async () => {
      const at = new Set((await this.#held()).map((held) => held.point));
      return points.filter((point) => !at.has(this.#points.indexOf(point)));
    };
    await until('held', async () => (await missing()).length === 0, 60_000).catch(async () => {
      const names = (await missing()).map((point) => point.name);
      throw new Error(`nobody was held at: ${names.join('; ')}`);
    });
  }

  /** After the worker's end: its backends end as at the end of any connection, and nothing holds the next worker. */
  async letGo(): Promise<void> {
    await this.query('delete from crash.armed');
    for (const { pid } of await this.#held()) await this.query('select pg_terminate_backend($1, 5000)', [pid]);
  }

  /** Lets those held at a point go on, and resolves when their transactions have ended. */
  async release(point: KillPoint): Promise<void> {
    const at = this.#points.indexOf(point);
    await this.query('delete from crash.armed where point = $1', [at]);
    await this.query('select pg_advisory_unlock($1, $2)', [LOCK, at]);
    await this.query('select pg_advisory_lock($1, $2)', [LOCK, at]);
  }

  /** Resolves when somebody waits for a row that another transaction has locked. */
  async contended(): Promise<void> {
    await until('somebody waits for a row', async () => {
      const [row] = await this.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity a join pg_locks l on l.pid = a.pid
          where a.datname = current_database() and not l.granted and l.locktype in ('transactionid', 'tuple')`,
      );
      return row && row.n > 0;
    });
  }

  /**
   * What time would do: attempts of a killed worker count as lost, and its leases have run out. The last statement that
   * a killed worker sent may still be running: what it takes belongs to the past too, so its backends must have ended.
   */
  async letTimePass(killed: readonly WorkerProcess[] = []): Promise<void> {
    await until('the backends of the killed workers have ended', async () => {
      const [row] = await this.query<{ n: number }>(
        'select count(*)::int as n from pg_stat_activity where application_name = any($1)',
        [killed.map((worker) => worker.name)],
      );
      return row?.n === 0;
    });
    await this.query(`update pgboss.job set started_on = started_on - interval '1 hour' where state = 'active'`);
    await this.letBackoffPass();
    await this.query(`update deliveries set next_attempt_at = now() where status = 'pending'`);
  }

  /** A job that was lost six times waits a minute or two before it is taken again: nobody waits for that here. */
  async letBackoffPass(): Promise<void> {
    await this.query(`update pgboss.job set start_after = now() where state = 'retry' and start_after > now()`);
  }

  async query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.#client.query<R>(text, [...values])).rows;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  #held(): Promise<{ pid: number; point: number }[]> {
    return this.query(
      `select l.pid, l.objid::integer as point from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and l.classid = $1 and not l.granted and d.datname = current_database()`,
      [LOCK],
    );
  }
}
