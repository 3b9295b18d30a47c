import type { z } from 'zod';
import type { CreateEvalInput } from '#lib/services/evals/schema.ts';
import type { Words } from './talk.ts';

type Messages = z.input<typeof CreateEvalInput>['messages'];

const MOST_MESSAGES = 50;
const MOST_LETTERS = 1000;
const MOST_JUDGED = 400;

/**
 * A conversation up to one answer of the agent as the script of an eval: what was said stands, and that answer is given
 * anew and judged by its own words, for the owner to edit into what should have been said.
 */
export function evalOf(turns: readonly Words[], index: number): Messages {
  const before = turns.slice(0, index).slice(1 - MOST_MESSAGES);
  const judged = (turns[index]?.text ?? '').slice(0, MOST_JUDGED).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return [
    ...before.map(({ role, text }) => ({
      role: role === 'caller' ? ('user' as const) : ('assistant' as const),
      content: text.slice(0, MOST_LETTERS),
    })),
    { role: 'assistant', judgePlan: { type: 'regex', content: `/${judged}/i` } },
  ];
}
