import type { Pool, PoolClient } from 'pg';

/** A connection inside an open transaction. */
export type Tx = PoolClient;

/** Commits what `work` did, or nothing of it when it throws. */
export async function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  let broken: Error | undefined;
  try {
    await tx.query('begin');
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    tx.release(broken);
  }
}

/** Postgres' code for a unique constraint. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: string }).code === '23505';
}
