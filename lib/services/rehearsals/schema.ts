import { z } from 'zod';
import { MOST_OF_A_LINE } from '#lib/services/businesses/schema.ts';

/** A conversation that is longer has told what there was to tell. */
const MOST_TURNS = 80;
const MOST_TURNS_OF_A_TRYOUT = 40;

const turnOf = (most: number) =>
  z.object({ role: z.enum(['agent', 'caller']), text: z.string().trim().min(1, 'must not be empty').max(most) });

/** What was said so far, kept by whoever asks. */
const turnsUpTo = (most: number, letters: number) =>
  z
    .array(turnOf(letters))
    .max(most)
    .default([])
    .refine((turns) => turns.length === 0 || turns.at(-1)?.role === 'caller', 'must end with what the caller said');

const Draft = z.object({
  inbound_prompt: z.string().trim().min(1, 'must not be empty').max(50_000).optional(),
  first_message: z.string().trim().min(1, 'must not be empty').max(2_000).optional(),
});

export const RehearseInput = z.object({
  agent_id: z.guid(),
  turns: turnsUpTo(MOST_TURNS, 4_000).describe(
    'The conversation so far, ending with the caller’s words. Without any, the agent opens it. To try a turn again, leave out what followed it; to change what the caller said, send the other words.',
  ),
  draft: Draft.optional().describe('Instructions and opening line to try in place of those that are saved.'),
});

/** What the caller has told so far. */
export const Gathered = z
  .object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    reason: z.string().nullable(),
    requested_time: z.string().nullable(),
  })
  .meta({ id: 'Gathered' });
export type Gathered = z.output<typeof Gathered>;

export const AgentReply = z
  .object({
    text: z.string(),
    end_call: z.boolean().describe('The agent has said goodbye: a call would be over.'),
    covered: z
      .boolean()
      .describe('False where the agent was asked what its instructions do not answer, or its model did not answer.'),
    unanswered: z.array(z.string()).describe('The questions that its instructions do not answer.'),
    used: z
      .array(z.string())
      .describe('Sentences of the instructions that the answer is made of, where they are known.'),
    tools: z
      .array(z.object({ name: z.string(), input: z.json() }))
      .describe('Tools it used; none of them did anything.'),
    failed: z.boolean().describe('The language model did not answer, and this is what is said then.'),
  })
  .meta({ id: 'AgentReply' });
export type AgentReply = z.output<typeof AgentReply>;

export const RehearseOutput = z.object({
  reply: AgentReply,
  gathered: Gathered,
  model: z
    .object({ built_in: z.boolean(), label: z.string() })
    .describe('What spoke: a language model, or the built-in receptionist where none is configured.'),
});
export type Rehearsed = z.output<typeof RehearseOutput>;

const business = z
  .string()
  .trim()
  .min(3, 'must say what the business is')
  .max(MOST_OF_A_LINE)
  .describe('What the business is, in a line: “a plumber in Austin, open 8 to 5, emergency call-outs 120 dollars”.');
const tryoutTurns = turnsUpTo(MOST_TURNS_OF_A_TRYOUT, 600);

export const TryoutInput = z.object({
  business,
  turns: tryoutTurns.describe(
    'The conversation so far, ending with the caller’s words. Without any, the agent opens it.',
  ),
});

export const TryoutOutput = z.object({
  reply: AgentReply,
  gathered: Gathered,
  name: z.string().describe('What the agent calls the business.'),
  facts: z.array(z.string()).describe('What the agent made of the line: all that it can tell callers.'),
});
export type TryoutReply = z.output<typeof TryoutOutput>;

export const ConcludeTryoutInput = z.object({
  business,
  turns: z.array(turnOf(600)).min(1).max(MOST_TURNS_OF_A_TRYOUT),
});

export const ConcludeTryoutOutput = z.object({
  summary: z.string(),
  gathered: Gathered,
  lead: z.object({
    score: z.number().int().min(0).max(100),
    confidence: z.enum(['low', 'medium', 'high']),
    explanation: z.string(),
    factors: z.array(
      z.object({
        label: z.string(),
        weight: z.number().int(),
        sentence: z.string(),
        turn: z.number().int().describe('Index into the turns that were sent.'),
      }),
    ),
  }),
});
export type TryoutConclusion = z.output<typeof ConcludeTryoutOutput>;

/** One sentence or two, as they are said in a breath. */
const MOST_SPOKEN = 600;
const VOICE_NAMES = ['slt', 'rms', 'awb', 'kal16'] as const;

export const SpeakInput = z.object({
  text: z.string().trim().min(1, 'must not be empty').max(MOST_SPOKEN),
  voice: z.enum(VOICE_NAMES).default('slt'),
});
