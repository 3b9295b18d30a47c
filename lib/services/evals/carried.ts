import { z } from 'zod';
import type { EvalState } from '#lib/adapters/carrier/port.ts';
import type { Played } from './play.ts';
import type { PlayedMessage } from './played.ts';

const text = z.string().nullish();
/** A message of a run at the carrier: what we read of it. */
const CarriedMessage = z.object({
  role: z.enum(['user', 'assistant', 'system', 'tool']),
  content: text,
  toolCalls: z
    .array(z.object({ name: z.string(), arguments: z.record(z.string(), z.json()).optional().catch(undefined) }))
    .nullish(),
  judge: z.object({ status: z.enum(['pass', 'fail']), failureReason: text }).nullish(),
});

/** What came of a run at the carrier, in our words. */
export function playedAtCarrier(state: Exclude<EvalState, { status: 'running' }>): Played {
  const messages = state.messages.flatMap((message) => {
    const read = CarriedMessage.safeParse(message);
    return read.success ? [messageOf(read.data)] : [];
  });
  if (state.status === 'error') return { status: 'error', messages, error: state.reason };
  return { status: state.passed ? 'pass' : 'fail', messages, error: null };
}

const messageOf = ({ role, content, toolCalls, judge }: z.output<typeof CarriedMessage>): PlayedMessage => ({
  role,
  content: content ?? '',
  ...(toolCalls?.length ? { toolCalls } : {}),
  ...(judge ? { judge: { status: judge.status, reason: judge.failureReason ?? null } } : {}),
});
