import { z } from 'zod';
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
