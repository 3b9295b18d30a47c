import { messagingPort } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { takeReport } from '#lib/services/messages/report.ts';
import { keepText } from '#lib/services/messages/take-in.ts';
import type { RawRoute } from '#lib/surfaces/http/routing.ts';
import { genuine, hookOf, noAccount, TWILIO_POST, twiml } from './twilio-hook.ts';

/**
 * Where Twilio posts texts that came in. They are kept and answered with nothing: a worker takes them in, and what an
 * agent answers goes out as a text of its own.
 */
export const twilioMessages: RawRoute = {
  ...TWILIO_POST,
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
  ...TWILIO_POST,
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

const emptyTwiml = () => twiml('<?xml version="1.0" encoding="UTF-8"?><Response/>');
