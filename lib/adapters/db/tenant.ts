import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely';
import type { PoolClient } from 'pg';
import type { Context } from '#lib/core/context.ts';
import type { DB } from './db.gen.ts';
import { pool } from './pool.ts';

/** A tenant's transaction: typed queries, all behind row-level security. */
export type Tx = Kysely<DB>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The list as Postgres reads it. Ids come from our own tables; the pattern keeps anything else out of the SQL text. */
function businessList(businesses: readonly string[]): string {
  for (const id of businesses) if (!UUID.test(id)) throw new TypeError('a business id is not a UUID');
  return `{${businesses.join(',')}}`;
}

/** Statements with more values are of a size of their own each time (a list, many rows), and not worth keeping. */
const MOST_PREPARED = 64;
const MOST_NAMES = 2000;
const names = new Map<string, string>();

/** Prepares each statement once per connection: to plan one behind row-level security costs more than to run it. */
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= MOST_NAMES) names.clear();
  const name = createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}

/** A migration changed a table under a prepared statement: this connection is of no use any more, a new one is. */
const OUTDATED_PLAN = '0A000';

class BoundConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  constructor(client: PoolClient) {
    this.#client = client;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    sendTogether(this.#client);
    const { sql, parameters } = query;
    const name = parameters.length <= MOST_PREPARED ? statementName(sql) : undefined;
    const result = await this.#client.query<R & object>({ name, text: sql, values: [...parameters] });
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield* [];
    throw new Error('a tenant transaction does not stream');
  }
}

const nothing = async () => {};

/** Kysely on one connection whose transaction is already open. */
function bind(client: PoolClient): Tx {
  const connection = new BoundConnection(client);
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: async () => {
      throw new Error('transactions do not nest: pass the context on');
    },
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  };
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/**
 * Holds back what is sent until the work at hand waits for something, so that statements which do not wait for each
 * other go out in one packet: each would cost a system call here and wake Postgres once more.
 */
function sendTogether(client: PoolClient): void {
  const { stream } = (client as PoolClient & { connection: { stream: Socket } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * Runs `fn` in one transaction that sees the context's businesses and nothing else, or joins the transaction that the
 * context already carries. Opening it costs no round trip of its own: it is sent ahead of the first query.
 */
export async function inTenant<T>(ctx: Context, fn: (tx: Tx, ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.transaction) return fn(ctx.transaction as Tx, ctx);
  const client = await pool().connect();
  try {
    sendTogether(client);
    const opened = client.query(`begin; select set_config('app.businesses', '${businessList(ctx.businesses)}', true)`);
    opened.catch(() => {}); // reported by the first query, which fails with it
    const tx = bind(client);
    const result = await fn(tx, { ...ctx, transaction: tx });
    await opened;
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    const outdated = (error as { code?: unknown }).code === OUTDATED_PLAN;
    await client.query('rollback').then(
      () => client.release(outdated),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** Lets an open transaction see further businesses: one that it has just made, or that a definer function has named. */
export async function alsoReach(tx: Tx, businesses: readonly string[]): Promise<void> {
  await sql`select set_config('app.businesses', (app.businesses() || ${businessList(businesses)}::uuid[])::text, true)`.execute(
    tx,
  );
}

/** One prepared statement that answers at most one row, with one text column: JSON built by the database. */
export interface JsonQuery {
  /** Names the prepared statement: one name, one SQL text. */
  name: string;
  text: string;
  values: readonly unknown[];
  /** What is left to do with that text. */
  finish?: (text: string | null) => string;
}

/**
 * The fast way to read: JSON that the database wrote is passed through untouched. The businesses are named in the same
 * statement as the question, and so in its own transaction: nothing else goes to the database and back.
 */
export async function readJson(ctx: Context, query: JsonQuery): Promise<string | null> {
  const text = ctx.transaction ? await readWithin(ctx.transaction as Tx, query) : await readAlone(ctx, query);
  return query.finish ? query.finish(text) : text;
}

async function readWithin(tx: Tx, { text, values }: JsonQuery): Promise<string | null> {
  const { rows } = await tx.executeQuery<Record<string, string>>(CompiledQuery.raw(text, [...values]));
  return Object.values(rows[0] ?? {})[0] ?? null;
}

/**
 * `case` looks at its result only after its condition: Postgres reads nothing before the businesses are set, and were
 * it otherwise, nothing would be seen. They hold to the end of the transaction, which is the end of the statement.
 */
async function readAlone({ businesses }: Context, { name, text, values }: JsonQuery): Promise<string | null> {
  const { rows } = await pool().query<[string | null]>({
    name,
    text: `select case when set_config('app.businesses', $${values.length + 1}, true) is not null then (${text}) end`,
    values: [...values, businessList(businesses)],
    rowMode: 'array',
  });
  return (rows[0] as unknown as [string | null] | undefined)?.[0] ?? null;
}
