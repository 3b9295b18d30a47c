import { z } from 'zod';

export const CHANNELS = ['call', 'sms', 'whatsapp', 'email'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.output<typeof Channel>;

/** Who turns to the person, and so who chose the moment: the product itself, or somebody who asks for it. */
export const PURPOSES = [
  'sdr',
  'campaign',
  'agent_tool',
  'sdr_action',
  'api_message',
  'dashboard',
  'auto_reply',
  'notice',
] as const;
export const Purpose = z.enum(PURPOSES);
export type Purpose = z.output<typeof Purpose>;

/** What a person said of a channel last, or what their mailbox did. */
export const CONSENT_STATES = ['in', 'out', 'bounced'] as const;
export const ConsentState = z.enum(CONSENT_STATES);
export type ConsentState = z.output<typeof ConsentState>;
