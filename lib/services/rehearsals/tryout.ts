import type { z } from 'zod';
import { receptionistPort } from '#lib/adapters/model/port.ts';
import type { Context } from '#lib/core/context.ts';
import { receptionist } from '#lib/services/agents/receptionist-prompts.ts';
import { readLine } from '#lib/services/businesses/in-a-line.ts';
import { introduce } from '#lib/services/businesses/introduction.ts';
import { Profile } from '#lib/services/businesses/schema.ts';
import { factorLabel } from '#lib/services/conclusions/schema.ts';
import { scoreLead } from '#lib/services/conclusions/scoring.ts';
import { answer, gatheredOf } from './answer.ts';
import type { ConcludeTryoutInput, TryoutConclusion, TryoutInput, TryoutReply } from './schema.ts';

/**
 * One turn with an agent made of one line, for anybody: on the built-in receptionist whatever model is configured, and
 * of the very instructions that an account made from the line would get. Nothing is stored, not for a minute: line and
 * conversation are the visitor's browser's, which sends them along each time. Whoever forges them fools only themselves.
 */
export async function tryOut(ctx: Context, { business, turns }: z.output<typeof TryoutInput>): Promise<TryoutReply> {
  const { name, facts, ...briefing } = briefingOf(business);
  return { ...(await answer(ctx.ports.get(receptionistPort), briefing, turns)), name, facts };
}

/** What a call with these words would leave behind: its summary, what was told, and the lead's score with its reasons. */
export async function concludeTryout(
  ctx: Context,
  { business, turns }: z.output<typeof ConcludeTryoutInput>,
): Promise<TryoutConclusion> {
  const mind = ctx.ports.get(receptionistPort);
  const about = { system: briefingOf(business).system, turns, direction: 'inbound' as const };
  const [extraction, summary] = await Promise.all([mind.extract(about), mind.summarise(about)]);
  const { score, confidence, explanation, factor_details } = scoreLead(turns, extraction);
  return {
    summary,
    gathered: gatheredOf(extraction),
    lead: {
      score,
      confidence,
      explanation,
      factors: factor_details.map(({ factor, ...rest }) => ({ label: factorLabel(factor), ...rest })),
    },
  };
}

/** As `brief` makes it of an agent, for one that does not exist. */
function briefingOf(line: string) {
  const { name, facts } = readLine(line);
  const agent = receptionist({ name, type: null, website: null, description: line });
  const occasion = { inbound: true, recorded: false, zone: 'UTC', now: new Date(), variables: {} };
  const told = { system: agent.inbound_prompt, firstMessage: agent.first_message };
  return { name, facts, ...introduce(Profile.parse({}), occasion, told) };
}
