import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

/** The one signed in, as the identity provider has them. */
export const Person = z
  .object({
    account_id: z.guid(),
    email: z.string(),
    name: z.string().nullable(),
    new_email: z.string().nullable().describe('Asked for, and not confirmed yet.'),
    factors: z
      .array(z.object({ id: z.guid(), name: z.string().nullable(), created_at: isoTime }))
      .describe('Second factors: sign-in asks for the code of one of them.'),
  })
  .meta({ id: 'Person' });
export type Person = z.output<typeof Person>;

export const OpenSession = z
  .object({
    id: z.guid(),
    current: z.boolean().describe('The one that asks.'),
    created_at: isoTime,
    used_at: isoTime.describe('Exact to the hour: sessions are renewed once in an hour of their use.'),
    user_agent: z.string().nullable(),
    ip: z.string().nullable().describe('The address at sign-in.'),
  })
  .meta({ id: 'OpenSession' });
export type OpenSession = z.output<typeof OpenSession>;

export const ListSessionsOutput = z.object({ sessions: z.array(OpenSession) });
export const EndSessionInput = z.object({ id: z.guid() });
export const Success = z.object({ success: z.literal(true) });
