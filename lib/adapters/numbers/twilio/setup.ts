import type { Twilio } from 'twilio';
import type { Marks } from './marks.ts';

/** What a market at Twilio is made of. */
export interface TwilioMarket {
  /** The one client of the account (`adapters/messaging/twilio/client.ts`). */
  client(): Promise<Twilio>;
  /** Numbers are put into it; texts are sent through it. */
  messagingServiceSid: string;
  marks: Marks;
  /** Where Twilio is to send the texts that come in. */
  smsUrl: string;
  /** Where Twilio is to ask what to do with calls, where somebody's phone rings before the carrier takes them. */
  voiceUrl: string;
  /** Before a number whose answer was lost is looked for, in milliseconds. */
  pauseMs: number;
}
