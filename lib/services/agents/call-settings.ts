import { z } from 'zod';

/** What the carrier settings of an agent (`vapi_config`) say of how calls go and end. Times are in seconds. */
export const CallSettings = z.object({
  /** Said by the agent, one of these ends the call. */
  endCallPhrases: z.array(z.string()).default([]),
  /** Said last, where the agent ends the call. */
  endCallMessage: z.string().nullable().default(null),
  /** Left on a mailbox in place of the opening line. */
  voicemailMessage: z.string().nullable().default(null),
  /** How long nobody may speak. */
  silenceTimeoutSeconds: z.number().nullable().default(null),
  maxDurationSeconds: z.number().nullable().default(null),
});
export type CallSettings = z.output<typeof CallSettings>;
