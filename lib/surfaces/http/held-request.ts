import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#lib/adapters/db/id.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { conflicting, type FirstAnswer, type IdempotentRequest, inFlight, type KeptAnswer } from './kept-answer.ts';

/** Longer than any vendor is waited for: who has held a key for so long has died. */
const HOLD_SECONDS = 60;
const LOOK_MS = 200;

interface Hold {
  mine: boolean;
  once_id: string;
  body_hash: Buffer;
  status: number | null;
  answer: string | null;
}

/**
 * As `runOnce`, for a request that asks a vendor: no transaction is open meanwhile. Its key is held before, and the
 * answer kept after. What ends in a domain error leaves nothing, unless it says that it can be resumed; that, and what
 * ends in a fault or is killed, is taken up again by the next request with the key under the same `onceId`, and it is for
 * the verb to find what it has done.
 */
export async function holdAndRun(
  ctx: Context,
  { owner, path, key, body }: IdempotentRequest,
  run: (ctx: Context) => Promise<FirstAnswer>,
  deadline: number,
): Promise<KeptAnswer> {
  const hash = createHash('sha256').update(body).digest();
  const hold = await holdOf([owner, path, key, hash, newId(), HOLD_SECONDS], hash, deadline);
  if (hold.answer !== null) return { status: hold.status ?? 200, text: hold.answer, replayed: true };
  try {
    const answer = await run({ ...ctx, onceId: hold.once_id });
    await callApp('select app.keep_answer($1, $2, $3, $4, $5)', [owner, path, key, answer.status, answer.text]);
    return { ...answer, replayed: false };
  } catch (error) {
    const over = error instanceof AppError && !error.resumable;
    await callApp('select app.let_go_of_idempotency_key($1, $2, $3, $4)', [owner, path, key, over]);
    throw error;
  }
}

async function holdOf(values: readonly unknown[], hash: Buffer, deadline: number): Promise<Hold> {
  for (;;) {
    const [hold] = await callApp<Hold>('select * from app.hold_idempotency_key($1, $2, $3, $4, $5, $6)', values);
    if (!hold?.body_hash.equals(hash)) throw conflicting();
    if (hold.mine || hold.answer !== null) return hold;
    if (Date.now() + LOOK_MS > deadline) throw inFlight();
    await pause(LOOK_MS);
  }
}
