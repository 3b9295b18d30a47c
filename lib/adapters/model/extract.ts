import { generateText, Output } from 'ai';
import { z } from 'zod';
import { EXTRACTION_FORMAT, SUMMARY_FORMAT } from './formats.ts';
import type { LanguageModelV4, Turn } from './port.ts';
import { builtInReceptionist } from './receptionist/language-model.ts';
import { type Direction, type FinishedCall, writeTranscript } from './transcript.ts';

/** Index into the turns of the sentence that a value was taken from. */
const evidence = z.number().int().min(0).nullable();

/** What a call left behind. Every value was said in the conversation; what was not said is null or false. */
export const Extraction = z.object({
  name: z
    .string()
    .nullable()
    .describe("The other party's own full name as given, never the agent's or a third person's"),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  phone: z
    .string()
    .nullable()
    .describe('E.164; only a callback number said aloud by the other party, after corrections'),
  email: z.string().nullable().describe('After corrections, lower case'),
  reason: z.string().nullable().describe('Why they called or what they want, in one plain clause'),
  requested_time: z.string().nullable().describe('The day or time they asked for, in their own words'),
  opt_out: z.boolean().describe('They asked never to be called again'),
  wants_person: z.boolean().describe('They asked to speak to a human being'),
  wrong_number: z.boolean(),
  not_interested: z.boolean(),
  solicitor: z.boolean().describe('They called to sell something to the business'),
  evidence: z.object({
    name: evidence,
    phone: evidence,
    email: evidence,
    reason: evidence,
    requested_time: evidence,
    opt_out: evidence,
    wants_person: evidence,
  }),
});
export type Extraction = z.infer<typeof Extraction>;

export const Summary = z.object({
  summary: z
    .string()
    .describe(
      'Two or three plain sentences: who called and why, what was asked and answered, what was not, what was agreed',
    ),
});

export interface ReadingRequest {
  model: LanguageModelV4;
  /** The agent's prompt, so that the agent's and the business's own details are not taken for the caller's. */
  system: string;
  turns: readonly Turn[];
  direction: Direction;
  callerNumber?: string | null;
  signal?: AbortSignal;
}

const READ_TIMEOUT_MS = 60_000;

const TASK =
  'You read the transcript of a finished phone call and report only what was said in it. Never guess; leave out what was not said.';

/**
 * Reads the caller's details and wishes out of a call. When a configured model fails, the built-in rules read it.
 * @throws when `signal` aborts.
 */
export async function extractCall(request: ReadingRequest): Promise<Extraction> {
  return read(request, EXTRACTION_FORMAT, Extraction);
}

/**
 * Two or three sentences about the call, as a person would leave them for a colleague.
 * When a configured model fails, the built-in rules write it.
 * @throws when `signal` aborts.
 */
export async function summarise(request: ReadingRequest): Promise<string> {
  return (await read(request, SUMMARY_FORMAT, Summary)).summary;
}

async function read<T>(request: ReadingRequest, name: string, schema: z.ZodType<T>): Promise<T> {
  const call: FinishedCall = {
    direction: request.direction,
    callerNumber: request.callerNumber ?? null,
    turns: request.turns,
  };
  const ask = async (model: LanguageModelV4): Promise<T> => {
    const deadline = AbortSignal.timeout(READ_TIMEOUT_MS);
    const { output } = await generateText({
      model,
      instructions: `${TASK}\n\n# The agent's instructions in this call\n${request.system}`,
      prompt: writeTranscript(call),
      output: Output.object({ name, schema }),
      maxRetries: 2,
      abortSignal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
    });
    return output;
  };
  try {
    return await ask(request.model);
  } catch (error) {
    request.signal?.throwIfAborted();
    const rules = builtInReceptionist();
    if (request.model.provider === rules.provider) throw error;
    return ask(rules);
  }
}
