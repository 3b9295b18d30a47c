import { setTimeout as sleep } from 'node:timers/promises';
import type { Vapi as Sdk } from '@vapi-ai/server-sdk';
import { type AttachedNumber, CarrierRefused, type NumberSettings } from '#lib/adapters/carrier/port.ts';
import { orRefused, unlessGone } from './answers.ts';
import { serverOf } from './assistant.ts';
import { setupOf } from './assistants.ts';
import type { Vapi } from './client.ts';

const NAME_LENGTH = 40;

/**
 * Lets Vapi answer a number: imported from Twilio, or a new one of its own. Always without an assistant, so that we are
 * asked who answers; and without texts, which would take the number's webhook for messages away from us.
 */
export const attachNumber = (vapi: Vapi, number: NumberSettings): Promise<AttachedNumber> =>
  orRefused(async () => {
    const { phoneNumbers } = await vapi.client();
    const made = await phoneNumbers.create({ ...originOf(vapi, number), ...answeredBy(vapi, number) });
    return { carrierNumberId: made.id, phoneNumber: number.phoneNumber ?? (await givenNumber(vapi, made)) };
  });

/** Puts right what differs from what we want, and says what it was: names of settings, no numbers. */
export const updateNumber = (vapi: Vapi, id: string, number: NumberSettings): Promise<readonly string[]> =>
  orRefused(async () => {
    const { phoneNumbers } = await vapi.client();
    const found = await phoneNumbers.get({ id });
    const wanted = answeredBy(vapi, number);
    const drifted = driftOf(found, wanted);
    if (drifted.length === 0) return drifted;
    // The contract has no word for "none"; the API takes JSON's.
    const none = { assistantId: null, ...(number.fallbackTo ? {} : { fallbackDestination: null }) };
    const change = Object.fromEntries(Object.entries(none).filter(([name]) => drifted.includes(name)));
    const body = { provider: found.provider, ...texts(found.provider), ...wanted, ...change };
    await phoneNumbers.update({ id, body: body as unknown as Sdk.UpdatePhoneNumbersRequestBody });
    return drifted;
  });

export const detachNumber = (vapi: Vapi, id: string): Promise<void> =>
  unlessGone(async () => {
    const { phoneNumbers } = await vapi.client();
    await phoneNumbers.delete({ id });
  });

const MOST_LISTED = 1000;

/** Vapi's id of a number, among the newest of the account. */
export async function findNumber(vapi: Vapi, phoneNumber: string): Promise<string | null> {
  const { phoneNumbers } = await vapi.client();
  const listed = await phoneNumbers.list({ limit: MOST_LISTED });
  return listed.find(({ number }) => number === phoneNumber)?.id ?? null;
}

function originOf({ settings }: Vapi, { phoneNumber, areaCode }: NumberSettings) {
  if (phoneNumber === null) {
    return { provider: 'vapi' as const, ...(areaCode ? { numberDesiredAreaCode: areaCode } : {}) };
  }
  if (!settings.twilio) throw new CarrierRefused('Numbers of one’s own need a Twilio account, and none is configured.');
  const { accountSid, ...secret } = settings.twilio;
  return {
    provider: 'twilio' as const,
    number: phoneNumber,
    twilioAccountSid: accountSid,
    ...('apiKey' in secret
      ? { twilioApiKey: secret.apiKey, twilioApiSecret: secret.apiSecret }
      : { twilioAuthToken: secret.authToken }),
    smsEnabled: false,
  };
}

const texts = (provider: string) => (provider === 'twilio' ? { smsEnabled: false } : {});

const answeredBy = (vapi: Vapi, { name, fallbackTo }: NumberSettings) => ({
  name: name.slice(0, NAME_LENGTH),
  server: serverOf(setupOf(vapi)),
  ...(fallbackTo ? { fallbackDestination: { type: 'number' as const, number: fallbackTo } } : {}),
});

function driftOf(found: Sdk.GetPhoneNumbersResponse, wanted: ReturnType<typeof answeredBy>): string[] {
  const fallback = found.fallbackDestination;
  const differs = {
    name: found.name !== wanted.name,
    assistantId: Boolean(found.assistantId),
    server: found.server?.url !== wanted.server.url || found.server?.credentialId !== wanted.server.credentialId,
    fallbackDestination:
      (fallback?.type === 'number' ? fallback.number : undefined) !== wanted.fallbackDestination?.number,
    smsEnabled: found.provider === 'twilio' && found.smsEnabled !== false,
  };
  return Object.entries(differs).flatMap(([name, yes]) => (yes ? [name] : []));
}

const ACTIVATION = { tries: 10, pauseMs: 1000 };

/** A number of the carrier's own is named once it is active. @throws CarrierRefused when that takes too long: nothing is left of it. */
async function givenNumber(vapi: Vapi, made: Sdk.CreatePhoneNumbersResponse): Promise<string> {
  const { phoneNumbers } = await vapi.client();
  let number = made.number;
  for (let tries = 0; !number && tries < ACTIVATION.tries; tries += 1) {
    await sleep(ACTIVATION.pauseMs);
    number = (await phoneNumbers.get({ id: made.id })).number;
  }
  if (number) return number;
  await detachNumber(vapi, made.id);
  throw new CarrierRefused('The carrier gave no number in time.');
}
