import { callHooksPort } from '#lib/adapters/numbers/port.ts';
import type { Context } from '#lib/core/context.ts';
import { afterRinging, whoRings } from '#lib/services/calls/ring-first.ts';
import type { RawRoute } from '#lib/surfaces/http/routing.ts';
import { genuine, hookOf, noAccount, TWILIO_POST, twiml } from './twilio-hook.ts';

/** Where Twilio asks what to do with a call to a number for which somebody's phone rings first. */
export const twilioVoice: RawRoute = {
  ...TWILIO_POST,
  id: 'callbacks.twilio.voice',
  path: '/api/callbacks/twilio/voice',
  summary: 'Say whose phone rings first',
  async handle(request, ctx) {
    const hooks = callHooks(ctx);
    const call = await genuine(hooks.readCall(await hookOf(request)));
    return twiml(await hooks.answer(await whoRings(ctx, call)));
  },
};

/** Where Twilio tells what came of it, and asks how the call goes on. */
export const twilioRung: RawRoute = {
  ...TWILIO_POST,
  id: 'callbacks.twilio.rung',
  path: '/api/callbacks/twilio/voice/rung',
  summary: 'Take who picked up, or let the agent answer',
  async handle(request, ctx) {
    const hooks = callHooks(ctx);
    const call = await genuine(hooks.readRung(await hookOf(request)));
    return twiml(await hooks.answer(await afterRinging(ctx, call)));
  },
};

function callHooks({ ports }: Context) {
  const hooks = ports.get(callHooksPort);
  if (!hooks) throw noAccount();
  return hooks;
}
