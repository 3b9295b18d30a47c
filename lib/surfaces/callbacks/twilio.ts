import { messagingPort } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, forbidden } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { ForgedHook, type SignedHook } from '#lib/core/signed-hook.ts';
import { takeReport } from '#lib/services/messages/report.ts';
import { keepText } from '#lib/services/messages/take-in.ts';
import { readBody } from '#lib/surfaces/http/input.ts';
import type { RawRoute } from '#lib/surfaces/http/routing.ts';

export const common = {
  method: 'POST',
  produces: 'text/xml',
  access: open,
  /** Far more than Twilio ever sends at once, and no more than one address may ask. */
  rate: { requests: 6_000, seconds: 60, per: 'address' },
} as const;

/**
 * Where Twilio posts texts that came in. They are kept and answered with nothing: a worker takes them in, and what an
 * agent answers goes out as a text of its own.
 */
export const twilioMessages: RawRoute = {
  ...common,
  id: 'callbacks.twilio.messages',
  path: '/api/callbacks/twilio/messages',
  summary: 'Take a text from Twilio',
  async handle(request, ctx) {
    const { name, hooks } = liveNetwork(ctx);
    await keepText(name, await genuine(hooks.readText(await hookOf(request))));
    return emptyTwiml();
  },
};

/** Where Twilio reports what became of our texts, in any order and number. */
export const twilioStatus: RawRoute = {
  ...common,
  id: 'callbacks.twilio.status',
  path: '/api/callbacks/twilio/status',
  summary: 'Take a report of a text from Twilio',
  async handle(request, ctx) {
    const { name, hooks } = liveNetwork(ctx);
    await takeReport(ctx, name, await genuine(hooks.readReport(await hookOf(request))));
    return emptyTwiml();
  },
};

function liveNetwork({ ports }: Context) {
  const { live } = ports.get(messagingPort);
  if (!live) throw noAccount();
  return live;
}

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

const emptyTwiml = () => twiml('<?xml version="1.0" encoding="UTF-8"?><Response/>');
