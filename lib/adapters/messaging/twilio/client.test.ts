import { expect, test } from 'vitest';
import { NetworkBusy, TextRefused } from '#lib/adapters/messaging/port.ts';
import { addressAt } from './client.ts';
import { twilioFromEnv } from './env.ts';
import { networkError } from './refusals.ts';

const ENV = {
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_MESSAGING_SERVICE_SID: `MG${'b'.repeat(32)}`,
};

test('is configured wholly or not at all', () => {
  expect(twilioFromEnv({})).toBeNull();
  expect(twilioFromEnv({ ...ENV, TWILIO_ACCOUNT_SID: ' ' })).toBeNull();
  expect(() => twilioFromEnv({ ...ENV, TWILIO_AUTH_TOKEN: '' })).toThrow();
  expect(() => twilioFromEnv({ ...ENV, TWILIO_MESSAGING_SERVICE_SID: 'MG1' })).toThrow('must be a SID');
  expect(() => twilioFromEnv({ ...ENV, TWILIO_WHATSAPP_FROM: '5125550100' })).toThrow('E.164');
  const more = { TWILIO_WHATSAPP_FROM: 'whatsapp:+15125550100', TWILIO_ADVANCED_OPT_OUT: 'true' };
  expect(twilioFromEnv({ ...ENV, ...more, TWILIO_BASE_URL: 'http://127.0.0.1:9/' })).toMatchObject({
    whatsAppNumber: '+15125550100',
    advancedOptOut: true,
    baseUrl: 'http://127.0.0.1:9',
  });
});

test('asks Twilio or its emulator, and nobody else', () => {
  const asked = 'https://messaging.twilio.com/v1/Services?PageSize=5';
  expect(addressAt(null, asked)).toBe(asked);
  expect(addressAt('http://127.0.0.1:9', asked)).toBe('http://127.0.0.1:9/messaging/v1/Services?PageSize=5');
  for (const foreign of ['https://twilio.com.example.com/', 'https://nottwilio.com/', 'http://api.twilio.com/']) {
    expect(() => addressAt(null, foreign), foreign).toThrow('not Twilio’s');
  }
});

test.each([
  [{ status: 400, code: 21610 }, new TextRefused('21610', 'opted_out')],
  [{ status: 400, code: 63016 }, new TextRefused('63016', 'window_closed')],
  [{ status: 400, code: 99999 }, new TextRefused('99999')],
  [{ status: 403 }, new TextRefused('403')],
])('%o is a refusal', (error, refusal) => {
  expect(networkError(error)).toMatchObject({ name: 'TextRefused', code: refusal.code, reason: refusal.reason });
});

test('too much is no refusal, and neither is what may have been sent', () => {
  expect(networkError({ status: 429, code: 20429 })).toBeInstanceOf(NetworkBusy);
  for (const lost of [
    { status: 500, code: 20500 },
    { status: 503 },
    { status: 408 },
    new Error('timeout of 15000ms exceeded'),
  ]) {
    expect(networkError(lost)).toBe(lost);
  }
});
