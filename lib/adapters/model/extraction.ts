import { z } from 'zod';

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
