import { AppError } from '#lib/core/errors.ts';
import { log } from './log.ts';

/** What a value can still be after its schema let it through: out of a column's range, or no text for Postgres. */
const UNUSABLE_VALUE = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05']);
/** The transaction lost to another one; the same work may succeed when it is done again. */
const LOST_RACE = new Set(['40001', '40P01']);

export const lostRace = (error: unknown): boolean => LOST_RACE.has(sqlState(error) ?? '');

/** The domain error that a caller is told. What is nobody's fault but ours is logged, and told without detail. */
export function asAppError(error: unknown, about: { request_id: string; endpoint: string }): AppError {
  if (error instanceof AppError) return error;
  const fault = describeFault(error);
  if (UNUSABLE_VALUE.has(fault.sql_state ?? '')) {
    log.warn({ ...about, fault }, 'a schema let an unusable value through');
    return new AppError('validation_error', 'A value is out of range or malformed.');
  }
  log.error({ ...about, fault }, 'request failed');
  return new AppError(
    'internal_error',
    'Something went wrong on our side. Quote the request id when you ask about it.',
  );
}

export interface Fault {
  name: string;
  message?: string;
  sql_state?: string;
  table?: string;
  constraint?: string;
  at?: string[];
}

/**
 * An error in words that may be logged. Postgres quotes values in its messages, so of its errors only the state and
 * the places are kept; other messages lose what looks like a number, an address or a key.
 */
export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error };
  const state = sqlState(error);
  const { table, constraint } = error as { table?: string; constraint?: string };
  return {
    name: error.name,
    ...(state ? { sql_state: state, table, constraint } : { message: withoutPeople(error.message) }),
    at: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
}

function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && error instanceof Error && 'severity' in error
    ? code
    : undefined;
}

const withoutPeople = (text: string): string =>
  text
    .slice(0, 500)
    .replace(/\bkc_(live|test)_\w+/g, 'kc_…')
    .replace(/[^\s"'<>]+@[^\s"'<>]+/g, '…@…')
    .replace(/\+?\d[\d\s().-]{5,}\d/g, '…');
