import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { TwilioAccount } from '#lib/adapters/messaging/twilio/env.ts';
import { type Form, field, signedForm } from '#lib/adapters/messaging/twilio/signed-form.ts';
import type { ArrivingCall, CallHooks, RungCall } from '#lib/adapters/numbers/port.ts';
import { E164 } from '#lib/core/e164.ts';
import type { SignedHook } from '#lib/core/signed-hook.ts';

/** Where Twilio asks what to do with a call, while our own address stands in the place of the carrier's. */
export const VOICE_PATH = '/api/callbacks/twilio/voice';
/** Where it tells what came of ringing somebody's phone. */
const RUNG_PATH = `${VOICE_PATH}/rung`;

/** What Twilio tells of calls to numbers of the account, and what it is to do with them (TwiML). */
export function twilioVoice(account: TwilioAccount, publicUrl: () => string): CallHooks {
  const read = (hook: SignedHook) => signedForm(hook, account, publicUrl());
  const action = () => `${publicUrl()}${RUNG_PATH}`;
  return {
    async readCall(hook) {
      return callOf(await read(hook));
    },
    async readRung(hook) {
      return rungOf(await read(hook));
    },
    answer: (next) =>
      twiml((response) => {
        // Until somebody picks up, the caller hears it ring and pays for nothing.
        if (next.type === 'ring') {
          response
            .dial({ timeout: next.seconds, answerOnBridge: true, action: action(), method: 'POST' })
            .number(next.to);
        }
        if (next.type === 'carrier') response.redirect({ method: 'POST' }, next.url);
        if (next.type === 'hang-up') response.hangup();
      }),
  };
}

/** Written by the SDK, which escapes what is put into it. */
async function twiml(write: (response: VoiceResponse) => void): Promise<string> {
  const { default: Response } = await import('twilio/lib/twiml/VoiceResponse.js');
  const response = new Response();
  write(response);
  return response.toString();
}

/** Twilio's numbers for callers without one: RESTRICTED, BLOCKED, UNKNOWN, ANONYMOUS, UNAVAILABLE, on a telephone's keys. */
const NOBODYS = new Set(['+7378742833', '+2562533', '+8566696', '+266696687', '+86282452253']);

function callOf(form: Form): ArrivingCall {
  const from = field(form, 'From');
  return {
    marketCallId: field(form, 'CallSid'),
    to: field(form, 'To'),
    from: E164.test(from) && !NOBODYS.has(from) ? from : null,
  };
}

const PICKED_UP: readonly string[] = ['completed', 'answered'];
const ON_THE_LINE: readonly string[] = ['queued', 'ringing', 'in-progress'];

function rungOf(form: Form): RungCall {
  const outcome = PICKED_UP.includes(field(form, 'DialCallStatus'))
    ? 'picked-up'
    : ON_THE_LINE.includes(field(form, 'CallStatus'))
      ? 'nobody'
      : 'caller-gone';
  return { ...callOf(form), outcome, seconds: Math.max(0, Number(field(form, 'DialCallDuration')) || 0) };
}
