import { expect, test } from 'vitest';
import { twilioVoice } from './voice.ts';

const account = { accountSid: `AC${'a'.repeat(32)}`, authToken: 'token', baseUrl: null };
const { answer } = twilioVoice(account, () => 'https://kai.example');

test('what is put into a document for Twilio stays text', async () => {
  const written = await answer({
    type: 'carrier',
    url: 'https://a.example/?a=1&b=</Redirect><Dial>+19005550100</Dial>',
  });
  expect(written.match(/<\w+/g)).toEqual(['<Response', '<Redirect']);
  const to = '</Number><Number>+19005550100';
  expect((await answer({ type: 'ring', to, seconds: 20 })).match(/<\w+/g)).toEqual(['<Response', '<Dial', '<Number']);
});
