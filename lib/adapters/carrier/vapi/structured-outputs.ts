import type { Vapi } from '@vapi-ai/server-sdk';

/** Under this name the carrier keeps what it drew from a conversation. */
const LEAD_OUTPUT = 'kaicalls lead';

type Field = readonly [type: 'string' | 'boolean', description: string];

/** What every agent collects (`Extraction` of the model port, without its evidence: the carrier points at no turns). */
export const LEAD_FIELDS = {
  name: ['string', 'The full name of the other party as given, never the agent’s or a third person’s'],
  first_name: ['string', 'Their first name'],
  last_name: ['string', 'Their last name'],
  phone: ['string', 'A callback number that they said aloud, after corrections, in E.164'],
  email: ['string', 'Their email address after corrections, in lower case'],
  reason: ['string', 'Why they called or what they want, in one plain clause'],
  requested_time: ['string', 'The day or time they asked for, in their own words'],
  opt_out: ['boolean', 'They asked never to be called again'],
  wants_person: ['boolean', 'They asked to speak to a human being'],
  wrong_number: ['boolean', 'They had the wrong number'],
  not_interested: ['boolean', 'They are not interested'],
  solicitor: ['boolean', 'They called to sell something to the business'],
} as const satisfies Record<string, Field>;

type LeadField = keyof typeof LEAD_FIELDS;
/** What was said: fields that were not are absent. */
export type CollectedLead = {
  [F in LeadField]?: (typeof LEAD_FIELDS)[F][0] extends 'boolean' ? boolean : string;
};

/** The lead collection of every agent, as the carrier is asked for it. */
export const leadOutput = (): Vapi.CreateStructuredOutputDto => ({
  name: LEAD_OUTPUT,
  description: 'Who called and what they want. What was not said is left out.',
  type: 'ai',
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(LEAD_FIELDS).map(([name, [type, description]]) => [name, { type, description }]),
    ),
  },
});

/** What a report's `artifact.structuredOutputs` (by id: name and result) holds of the lead; null when it holds nothing. */
export function collectedLead(outputs: unknown): CollectedLead | null {
  const found = Object.values(recordOf(outputs)).find((output) => recordOf(output).name === LEAD_OUTPUT);
  const result = recordOf(recordOf(found).result);
  const said = Object.entries(LEAD_FIELDS).flatMap(([name, [type]]) => {
    const value = result[name];
    if (type === 'boolean') return typeof value === 'boolean' ? [[name, value]] : [];
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
  });
  return said.length > 0 ? (Object.fromEntries(said) as CollectedLead) : null;
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
