import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, invalid, notFound } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import { patternOf } from './pattern.ts';
import { type EvalMessage, MOST_MESSAGES } from './scenario.ts';
import type { EvalDetail, EvalFromCallInput } from './schema.ts';
import { activeAgent, makeEval } from './service.ts';

interface SpokenTurn {
  index: number;
  speaker: string;
  text: string;
}

/** Vapi's limit for the words of a turn; a pattern of them needs room for what is escaped. */
const MOST_LETTERS = 1000;
const MOST_LETTERS_OF_PATTERN = 400;

/**
 * Makes a scenario of a call: what was said up to one answer of the agent stands as said, and that answer is given anew
 * and judged. The judge looks for the very words of the call, so that the eval passes where nothing has changed, and the
 * owner edits them into what should have been said.
 */
export async function evalFromCall(
  ctx: Context,
  input: z.output<typeof EvalFromCallInput>,
): Promise<Json<typeof EvalDetail>> {
  const { agent, scenario } = await inTenant(ctx, async (tx, within) => {
    const call = await tx
      .selectFrom('calls')
      .select(['id', 'agent_id', 'direction', 'created_at'])
      .where('id', '=', input.call_id)
      .where('business_id', 'in', [...within.businesses])
      .executeTakeFirst();
    if (!call) throw notFound('Call');
    const agent = await activeAgent(tx, within, call.agent_id);
    const turns = await spokenTurns(tx, call.id);
    const judged = judgedTurn(turns, input.turn);
    const scenario = {
      name: input.name ?? `call.${call.created_at.slice(0, 19)}.turn_${judged.index}`,
      description: `Made from a call of ${call.created_at.slice(0, 10)}.`,
      messages: script(turns, judged),
      callId: call.id,
    };
    return { agent, scenario };
  });
  return makeEval(ctx, agent, scenario);
}

const spokenTurns = (tx: Tx, callId: string): Promise<SpokenTurn[]> =>
  tx
    .selectFrom('call_turns')
    .select(['index', 'speaker', 'text'])
    .where('call_id', '=', callId)
    .where('speaker', '<>', 'note')
    .where('text', '<>', '')
    .orderBy('index')
    .execute();

/** The turn asked for, or the last one in which the agent answers the caller. */
function judgedTurn(turns: readonly SpokenTurn[], index: number | undefined): SpokenTurn {
  const answers = turns.filter((turn, at) => turn.speaker === 'agent' && turns[at - 1]?.speaker === 'caller');
  const judged = index === undefined ? answers.at(-1) : answers.find((turn) => turn.index === index);
  if (judged) return judged;
  if (index !== undefined) throw invalid('turn', 'must be the index of a turn in which the agent answers the caller');
  throw new AppError('invalid_request', 'In this call the agent answers nothing that a caller said.');
}

function script(turns: readonly SpokenTurn[], judged: SpokenTurn): EvalMessage[] {
  const before = turns.filter(({ index }) => index < judged.index).slice(1 - MOST_MESSAGES);
  return [
    ...before.map(({ speaker, text }): EvalMessage => {
      const content = text.slice(0, MOST_LETTERS);
      return speaker === 'caller' ? { role: 'user', content } : { role: 'assistant', content };
    }),
    {
      role: 'assistant',
      judgePlan: { type: 'regex', content: patternOf(judged.text.slice(0, MOST_LETTERS_OF_PATTERN)) },
    },
  ];
}
