import type {
  DeliveryEvent,
  DeliveryStatus,
  InboundText,
  Keyword,
  TextChannel,
  TextHooks,
} from '#lib/adapters/messaging/port.ts';
import type { SignedHook } from '#lib/core/signed-hook.ts';
import type { TwilioSettings } from './env.ts';
import { reasonOf } from './refusals.ts';
import { type Form, field, signedForm } from './signed-form.ts';

/** Reads what Twilio posts to us, once it is proved to be Twilio's and of our account. */
export function twilioHooks(settings: TwilioSettings, publicUrl: () => string): TextHooks {
  const read = (hook: SignedHook) => signedForm(hook, settings, publicUrl());
  return {
    async readText(hook) {
      return textOf(await read(hook), settings);
    },
    async readReport(hook) {
      const form = await read(hook);
      const messageId = new URL(hook.address, 'https://own').searchParams.get('message') ?? '';
      return { messageId, event: eventOf(form) };
    },
  };
}

const KEYWORDS: Readonly<Record<string, Keyword>> = { STOP: 'stop', START: 'start', HELP: 'help' };

/** What Twilio answers by itself where a service has no Advanced Opt-Out: the whole text, in any case. */
const ANSWERED_BY_DEFAULT = new Set(
  'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT OPTOUT REVOKE START YES UNSTOP HELP INFO'.split(' '),
);

function textOf(form: Form, { advancedOptOut }: TwilioSettings): InboundText {
  const [channel, from] = partsOf(field(form, 'From'));
  const body = field(form, 'Body');
  const keyword = KEYWORDS[field(form, 'OptOutType').toUpperCase()];
  const media = Number(field(form, 'NumMedia')) || 0;
  const profile = field(form, 'ProfileName').trim().slice(0, 100);
  const byDefault = channel === 'sms' && !advancedOptOut && ANSWERED_BY_DEFAULT.has(body.trim().toUpperCase());
  return {
    networkId: field(form, 'MessageSid'),
    channel,
    from,
    to: partsOf(field(form, 'To'))[1],
    body: [body, ...(media > 0 ? [`[${media} ${media === 1 ? 'attachment' : 'attachments'}]`] : [])].join('\n').trim(),
    ...(keyword ? { keyword } : {}),
    // With `OptOutType` Twilio has answered, whatever the word: the owner of a service chooses the words.
    answered: keyword !== undefined || byDefault,
    ...(profile ? { name: profile } : {}),
  };
}

function partsOf(address: string): [TextChannel, string] {
  return address.startsWith('whatsapp:') ? ['whatsapp', address.slice('whatsapp:'.length)] : ['sms', address];
}

/** Twilio's states that say something new of a text. */
const STATUSES: Readonly<Record<string, DeliveryStatus>> = {
  sent: 'sent',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
};

function eventOf(form: Form): DeliveryEvent | null {
  const status = STATUSES[field(form, 'MessageStatus')];
  if (!status) return null;
  const failed = status === 'undelivered' || status === 'failed';
  const errorCode = failed ? field(form, 'ErrorCode') : '';
  return {
    status,
    networkId: field(form, 'MessageSid'),
    ...(errorCode ? { errorCode } : {}),
    ...(reasonOf(errorCode) === 'opted_out' ? { optedOut: true } : {}),
  };
}
