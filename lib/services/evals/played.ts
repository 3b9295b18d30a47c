import { z } from 'zod';

export const OUTCOMES = ['pass', 'fail', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const outcome = z
  .enum(OUTCOMES)
  .describe('`error` is trouble of the model or the judge, never a failure of the agent.');

export const Verdict = z.object({ status: outcome, reason: z.string().nullable() });
export type Verdict = z.output<typeof Verdict>;

/** One message of a conversation as it went. */
export const PlayedMessage = z
  .object({
    role: z.enum(['user', 'assistant', 'system', 'tool']),
    content: z.string(),
    toolCalls: z.array(z.object({ name: z.string(), arguments: z.record(z.string(), z.json()).optional() })).optional(),
    judge: Verdict.optional(),
  })
  .meta({ id: 'EvalPlayedMessage' });
export type PlayedMessage = z.output<typeof PlayedMessage>;

/** What came of one playing of a scenario. */
export const EvalResult = z.object({ status: outcome, messages: z.array(PlayedMessage) }).meta({ id: 'EvalResult' });
export type EvalResult = z.output<typeof EvalResult>;
