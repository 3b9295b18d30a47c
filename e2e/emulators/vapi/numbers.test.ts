import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CarrierRefused, type NumberSettings } from '#lib/adapters/carrier/port.ts';
import { Vapi } from '#lib/adapters/carrier/vapi/client.ts';
import { type VapiSettings, vapiFromEnv } from '#lib/adapters/carrier/vapi/env.ts';
import { attachNumber, detachNumber, updateNumber } from '#lib/adapters/carrier/vapi/numbers.ts';
import { startVapiEmulator, type VapiEmulator } from './emulator.ts';
import { holdsByThePublishedContract } from './published.ts';

const TWILIO = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'the token of the account' };
const KEY = { TWILIO_API_KEY: `SK${'0'.repeat(32)}`, TWILIO_API_SECRET: 'the secret of a key' };

let vapi: VapiEmulator;
const product = (more: Record<string, string> = {}): Vapi =>
  new Vapi(vapiFromEnv({ ...vapi.env, KAICALLS_KEY_PEPPER: 'p', ...more }, 'https://kai.example') as VapiSettings);
let last = 1000;
const numbered = (more: Partial<NumberSettings> = {}): NumberSettings => {
  last += 1;
  return {
    id: 'n1',
    businessId: 'b1',
    name: 'Smith Law Firm, attorneys and counsellors at law',
    phoneNumber: `+1512555${last}`,
    fallbackTo: '+15125550177',
    ...more,
  };
};

beforeAll(async () => {
  vapi = await startVapiEmulator();
}, 60_000);
afterAll(() => vapi.close());

describe('a number of ours', () => {
  test('is answered by asking us, keeps its texts with us, and falls back to a person', async () => {
    const number = numbered();
    const { carrierNumberId, phoneNumber } = await attachNumber(product({ ...TWILIO, ...KEY }), number);
    expect(phoneNumber).toBe(number.phoneNumber);
    const kept = vapi.account.numbers.get(carrierNumberId);
    expect(kept).toMatchObject({
      provider: 'twilio',
      smsEnabled: false,
      server: {
        url: 'https://kai.example/api/callbacks/vapi',
        credentialId: vapi.env.VAPI_WEBHOOK_CREDENTIAL_ID,
        backoffPlan: { maxRetries: 10 },
      },
      fallbackDestination: { type: 'number', number: '+15125550177' },
      twilioApiKey: KEY.TWILIO_API_KEY,
    });
    expect(String(kept.name).length).toBeLessThanOrEqual(40);
    expect(kept).not.toHaveProperty('assistantId');
    // A key can be taken back; the account's token signs everything.
    expect(JSON.stringify(kept)).not.toContain(TWILIO.TWILIO_AUTH_TOKEN);
  });

  test('goes by the account’s token where there is no key, and not at all without an account', async () => {
    const { carrierNumberId } = await attachNumber(product(TWILIO), numbered());
    expect(vapi.account.numbers.get(carrierNumberId).twilioAuthToken).toBe(TWILIO.TWILIO_AUTH_TOKEN);
    await expect(attachNumber(product(), numbered())).rejects.toThrow(CarrierRefused);
  });

  test('that has drifted is put right, and says in what', async () => {
    const number = numbered();
    const { carrierNumberId } = await attachNumber(product(TWILIO), number);
    const update = (more: Partial<NumberSettings> = {}) =>
      updateNumber(product(TWILIO), carrierNumberId, { ...number, ...more });
    expect(await update()).toEqual([]);
    vapi.account.numbers.patch(carrierNumberId, {
      smsEnabled: true,
      assistantId: 'somebody',
      server: { url: 'https://else.example' },
    });
    expect([...(await update())].sort()).toEqual(['assistantId', 'server', 'smsEnabled']);
    expect(vapi.account.numbers.get(carrierNumberId)).toMatchObject({
      smsEnabled: false,
      server: { url: 'https://kai.example/api/callbacks/vapi' },
    });
    expect(vapi.account.numbers.get(carrierNumberId)).not.toHaveProperty('assistantId');
    expect(await update({ fallbackTo: '+15125550178' })).toEqual(['fallbackDestination']);
    expect(vapi.account.numbers.get(carrierNumberId).fallbackDestination).toMatchObject({ number: '+15125550178' });
    expect(await update({ fallbackTo: null })).toEqual(['fallbackDestination']);
    expect(vapi.account.numbers.get(carrierNumberId)).not.toHaveProperty('fallbackDestination');
    expect(await update({ fallbackTo: null })).toEqual([]);
  });

  test('is detached once, and again without complaint', async () => {
    const { carrierNumberId } = await attachNumber(product(TWILIO), numbered());
    await detachNumber(product(TWILIO), carrierNumberId);
    expect(vapi.account.numbers.find(carrierNumberId)).toBeUndefined();
    await detachNumber(product(TWILIO), carrierNumberId);
  });
});

test('a number of the carrier’s own is waited for until it has one', async () => {
  const { carrierNumberId, phoneNumber } = await attachNumber(
    product(),
    numbered({ phoneNumber: null, areaCode: '617' }),
  );
  expect(phoneNumber).toMatch(/^\+1617\d{7}$/);
  expect(vapi.account.numbers.get(carrierNumberId)).toMatchObject({ provider: 'vapi', number: phoneNumber });
});

holdsByThePublishedContract(() => vapi);
