import { Pool, types } from 'pg';
import { databaseEnv } from './env.ts';

// Times stay text with their microseconds: a JS Date would drop them. bigint columns hold money and counts below 2^53.
const TIMESTAMPTZ = 1184;
const DATE = 1082;
const INT8 = 20;
types.setTypeParser(TIMESTAMPTZ, isoText);
types.setTypeParser(DATE, String);
types.setTypeParser(INT8, Number);

/** `2026-02-15 14:30:00.1+00` → `2026-02-15T14:30:00.100000Z`. The session's zone is UTC. */
export function isoText(text: string): string {
  const [date = '', rest = ''] = text.split(' ');
  const [clock = '', fraction = ''] = rest.replace(/\+00(:00)?$/, '').split('.');
  return `${date}T${clock}.${fraction.padEnd(6, '0')}Z`;
}

/** A pool whose connections take statements without waiting for the answer to the one before (pg's pipeline mode). */
function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    pipeline: true,
    options: '-c timezone=UTC',
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => {}); // an idle connection that breaks is replaced; the next query reports what matters
  return pool;
}

// Loaded twice in one process, by the server and by Next: what must be single hangs on globalThis.
const shared = globalThis as typeof globalThis & { kaicallsPool?: Pool };

export function pool(): Pool {
  if (!shared.kaicallsPool) {
    const env = databaseEnv();
    shared.kaicallsPool = openPool(env.DATABASE_URL, env.DATABASE_POOL);
  }
  return shared.kaicallsPool;
}

export async function closePool(): Promise<void> {
  const open = shared.kaicallsPool;
  shared.kaicallsPool = undefined;
  await open?.end();
}
