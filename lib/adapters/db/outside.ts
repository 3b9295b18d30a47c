import { pool } from './pool.ts';
import { statementName } from './statement-name.ts';

/**
 * Calls a function of schema `app` outside any tenant: what a key or session means, a portion of a rate limit, the
 * usage log, what the worker finds by itself. These functions are the only such way.
 */
export async function callApp<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  const { rows } = await pool().query<R>({ name: statementName(text), text, values: [...values] });
  return rows;
}
