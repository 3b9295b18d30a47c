import {
  type DeliveryEvent,
  type DeliveryStatus,
  ForgedHook,
  type InboundText,
  type Keyword,
  type TextChannel,
  type TextHook,
  type TextHooks,
} from '#lib/adapters/messaging/port.ts';
import type { TwilioSettings } from './env.ts';
import { reasonOf } from './refusals.ts';

type Form = Record<string, string | string[]>;

/** Reads what Twilio posts to us, once it is proved to be Twilio's and of our account. */
export function twilioHooks(settings: TwilioSettings, publicUrl: () => string): TextHooks {
  const read = (hook: TextHook) => verified(hook, settings, publicUrl());
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

/**
 * The form, if it is signed with our token over the address that Twilio knows us by (from our configuration: what a
 * proxy makes of it says nothing) and over every field of it. The SDK tries the address with and without its port.
 * @throws {ForgedHook}
 */
async function verified(hook: TextHook, settings: TwilioSettings, publicUrl: string): Promise<Form> {
  const { validateRequest, validateRequestWithBody } = await import('twilio/lib/webhooks/webhooks.js');
  const { signature, body } = hook;
  if (!signature) throw new ForgedHook('there is no signature');
  const url = publicUrl.replace(/\/+$/, '') + hook.address;
  const json = hook.contentType.startsWith('application/json');
  const form = json ? jsonForm(body) : formOf(body);
  const holds = json
    ? validateRequestWithBody(settings.authToken, signature, url, body)
    : validateRequest(settings.authToken, signature, url, form);
  if (!holds) throw new ForgedHook('the signature is not over this request');
  if (form.AccountSid !== settings.accountSid) throw new ForgedHook('it is of another account');
  return form;
}

function formOf(body: string): Form {
  const params = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

function jsonForm(body: string): Form {
  try {
    return JSON.parse(body) as Form;
  } catch {
    throw new ForgedHook('it is no JSON');
  }
}

/** A field as a text that can be kept: Postgres takes neither NUL characters nor halves of surrogate pairs. */
const field = (form: Form, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : '';
};

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
