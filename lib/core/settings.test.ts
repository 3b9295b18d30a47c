import { describe, expect, test } from 'vitest';
import { assertWhole, halfConfigured, SETTINGS } from './settings.ts';

const VAPI = { VAPI_API_KEY: 'the-key', VAPI_WEBHOOK_SECRET: 'a-secret', VAPI_WEBHOOK_CREDENTIAL_ID: 'c' };

describe('a vendor that is configured in part', () => {
  test('is named with what is missing, and without a value', () => {
    const { VAPI_WEBHOOK_SECRET, ...half } = VAPI;
    expect(halfConfigured(half)).toEqual([
      'VAPI_API_KEY and VAPI_WEBHOOK_CREDENTIAL_ID is set, but Vapi also needs VAPI_WEBHOOK_SECRET.',
    ]);
    expect(() => assertWhole(half)).toThrow(/^VAPI_API_KEY.*Set what is missing, or unset the rest\.$/);
    expect(() => assertWhole({ ...half, VAPI_WEBHOOK_SECRET: ' ' })).toThrow(/VAPI_WEBHOOK_SECRET/);
  });

  test.each([
    [{ TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 't' }, 'TWILIO_MESSAGING_SERVICE_SID'],
    [
      { STRIPE_SECRET_KEY: 'sk_test_1' },
      'STRIPE_WEBHOOK_SECRET, STRIPE_PRICE_BASE, STRIPE_PRICE_MINUTES, and STRIPE_PRICE_EXTRAS',
    ],
    [{ X402_ENABLED: 'true', X402_PAY_TO: '0x1' }, 'X402_NETWORK'],
    [{ SUPABASE_STORAGE_BUCKET: 'files' }, 'NEXT_PUBLIC_SUPABASE_URL'],
    [{ OPENAI_MODEL: 'm' }, 'OPENAI_BASE_URL or OPENAI_API_KEY'],
  ])('%j', (env, missing) => expect(halfConfigured(env)[0]).toContain(`needs ${missing}`));

  test('is none of those that are whole, or not there', () => {
    for (const env of [{}, VAPI, { X402_ENABLED: 'false' }, { OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k' }]) {
      expect(halfConfigured(env)).toEqual([]);
    }
  });
});

test('every variable is declared once', () => {
  const names = SETTINGS.flatMap(({ settings }) => settings.map(({ name }) => name));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
