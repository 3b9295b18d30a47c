import { AppError, forbidden } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { ForgedHook, type SignedHook } from '#lib/core/signed-hook.ts';
import { readBody } from '#lib/surfaces/http/input.ts';

/** What the routes that Twilio posts to have in common. */
export const TWILIO_POST = {
  method: 'POST',
  produces: 'text/xml',
  access: open,
  /** Far more than Twilio ever sends at once, and no more than one address may ask. */
  rate: { requests: 6_000, seconds: 60, per: 'address' },
} as const;

export const noAccount = () => new AppError('not_found', 'This installation has no account at Twilio.');

export async function hookOf(request: Request): Promise<SignedHook> {
  const { pathname, search } = new URL(request.url);
  return {
    address: pathname + search,
    body: await readBody(request),
    contentType: request.headers.get('content-type') ?? '',
    signature: request.headers.get('x-twilio-signature'),
  };
}

/** @throws `forbidden` for what is not from our account at Twilio */
export async function genuine<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ForgedHook) throw forbidden(`This is not from the account at Twilio: ${error.message}.`);
    throw error;
  }
}

export const twiml = (xml: string) => new Response(xml, { headers: { 'content-type': 'text/xml' } });
