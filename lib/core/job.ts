import type { z } from 'zod';
import type { Context } from './context.ts';

/** Work that is done after its cause has been committed, at least once. `run` must be idempotent. */
export interface Job<I extends z.ZodType = z.ZodType> {
  /** `calls.dial`: also the name of its queue. */
  readonly name: string;
  /** Identifiers only: payloads are kept by the queue and never carry numbers or words of people. */
  readonly input: I;
  /** Seconds after which an attempt counts as lost (its worker died) and is made again. */
  readonly expireSeconds: number;
  readonly retryLimit: number;
  /** Attempts running at once in one worker. */
  readonly concurrency: number;
  run(ctx: Context, input: z.output<I>): Promise<void>;
}

export const job = <I extends z.ZodType>(declared: Job<I>): Job<I> => declared;
