import { z } from 'zod';
import { invalid } from '#lib/core/errors.ts';
import { destination, phoneInput } from '#lib/core/phone.ts';
import type { Channel } from './schema.ts';

/** How a recipient is written on each channel. */
const ADDRESS: Readonly<Record<Channel, z.ZodType<string>>> = {
  call: destination,
  sms: phoneInput,
  whatsapp: phoneInput,
  email: z.email('must be an email address').max(254),
};

/** As it is stored and compared: emails without regard to case. */
export const addressOf = ({ channel, to }: { channel: Channel; to: string }): string =>
  channel === 'email' ? to.toLowerCase() : to;

/** A recipient given by a caller. @throws `validation_error` where it does not fit the channel. */
export function addressGiven(channel: Channel, field: string, text: string): string {
  const parsed = ADDRESS[channel].safeParse(text);
  if (!parsed.success) throw invalid(field, parsed.error.issues[0]?.message ?? 'is not usable');
  return addressOf({ channel, to: parsed.data });
}

/** A recipient looked for: a `+` of a query string may arrive as a space. */
export const addressSought = (text: string | undefined): string | undefined => text?.replace(/^ /, '+').toLowerCase();
