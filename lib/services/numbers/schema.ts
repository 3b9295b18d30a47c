import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

export const PhoneNumber = z
  .object({
    id: z.uuid(),
    phone_number: z.string(),
    agent_id: z.uuid().nullable(),
    business_id: z.uuid(),
    forward_to: z.string().nullable().describe('Rung first; the agent answers after 20 seconds without a pickup.'),
    created_at: isoTime,
  })
  .meta({ id: 'PhoneNumber' });
export type PhoneNumber = z.output<typeof PhoneNumber>;

export const ListNumbersOutput = z.object({ numbers: z.array(PhoneNumber) });
