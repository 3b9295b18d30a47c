import { z } from 'zod';
import { phoneInput, refusal } from '#lib/core/phone.ts';
import { isoTime } from '#lib/core/time.ts';

export const PhoneNumber = z
  .object({
    id: z.guid(),
    phone_number: z.string(),
    agent_id: z.guid().nullable(),
    business_id: z.guid(),
    forward_to: z.string().nullable().describe('Rung first; the agent answers after 20 seconds without a pickup.'),
    created_at: isoTime,
  })
  .meta({ id: 'PhoneNumber' });
export type PhoneNumber = z.output<typeof PhoneNumber>;

export const ListNumbersOutput = z.object({ numbers: z.array(PhoneNumber) });

export const UpdateNumberInput = z.object({
  id: z.guid(),
  agent_id: z.guid().nullable().optional().describe('Who answers; null: nobody, until one is named again.'),
  forward_to: phoneInput
    .refine((number) => refusal(number) === null, 'must not be an emergency, premium-rate or satellite number')
    .nullable()
    .optional()
    .describe('Rung first, for 20 seconds; null: the agent answers at once.'),
});
