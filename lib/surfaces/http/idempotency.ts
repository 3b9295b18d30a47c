import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { holdAndRun } from './held-request.ts';
import {
  asKept,
  asSaid,
  conflicting,
  type FirstAnswer,
  type IdempotentRequest,
  inFlight,
  type KeptAnswer,
} from './kept-answer.ts';

const WAIT_MS = 10_000;
const LOCK_NOT_AVAILABLE = '55P03';

// Twins in one process wait for each other here, without holding a connection each; across instances the claim waits.
const underWay = new Map<string, Promise<unknown>>();

/** The request's idempotency key, or null without one. */
export function idempotencyKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null) return null;
  if (key.length < 1 || key.length > 255) {
    throw new AppError('invalid_request', 'Idempotency-Key must have 1 to 255 characters.');
  }
  return key;
}

/**
 * Runs a request once per key and path within 24 hours: its effect and its answer are committed together, so that a
 * crash leaves both or neither. Errors undo everything and are not kept. (What acts outside: `held-request.ts`.)
 * @throws `idempotency_conflict` for another body, `idempotency_in_flight` when the first takes longer than ten seconds.
 */
export async function runOnce(
  ctx: Context,
  request: IdempotentRequest,
  run: (ctx: Context) => Promise<FirstAnswer>,
): Promise<KeptAnswer> {
  const kept = await runAsKept(ctx, request, async (within) => asKept(request, await run(within)));
  return { ...kept, text: asSaid(request, kept.text) };
}

async function runAsKept(
  ctx: Context,
  request: IdempotentRequest,
  run: (ctx: Context) => Promise<FirstAnswer>,
): Promise<KeptAnswer> {
  const name = JSON.stringify([request.owner, request.path, request.key]);
  const deadline = Date.now() + WAIT_MS;
  for (let twin = underWay.get(name); twin; twin = underWay.get(name)) {
    if (!(await endsBefore(deadline, twin))) throw inFlight();
  }
  const answer = request.outside ? holdAndRun(ctx, request, run, deadline) : claimAndRun(ctx, request, run);
  underWay.set(name, answer);
  try {
    return await answer;
  } finally {
    underWay.delete(name);
  }
}

async function endsBefore(deadline: number, work: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, deadline - Date.now(), false);
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

function claimAndRun(
  ctx: Context,
  { owner, path, key, body }: IdempotentRequest,
  run: (ctx: Context) => Promise<FirstAnswer>,
): Promise<KeptAnswer> {
  const hash = createHash('sha256').update(body).digest();
  return inTenant(ctx, async (tx, within) => {
    const claim = await sql<{ body_hash: Buffer; status: number; answer: string }>`
      select body_hash, status, answer from app.claim_idempotency_key(${owner}, ${path}, ${key}, ${hash})`
      .execute(tx)
      .catch((error: Error & { code?: string }) => {
        throw error.code === LOCK_NOT_AVAILABLE ? inFlight() : error;
      });
    const first = claim.rows[0];
    if (first) {
      if (!first.body_hash.equals(hash)) throw conflicting();
      return { status: first.status, text: first.answer, replayed: true };
    }
    const answer = await run(within);
    await sql`select app.keep_answer(${owner}, ${path}, ${key}, ${answer.status}, ${answer.text})`.execute(tx);
    return { ...answer, replayed: false };
  });
}
