import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { messagingPort } from '#lib/adapters/messaging/port.ts';
import { type TwilioSettings, twilioFromEnv } from '#lib/adapters/messaging/twilio/env.ts';
import { twilioNetwork } from '#lib/adapters/messaging/twilio/network.ts';
import { sandboxTexts } from '#lib/services/sandbox/text-network.ts';
import { holdsByThePublishedContracts } from './published.ts';
import { signed } from './signature.ts';
import { textingProduct } from './testing/product.ts';

// The product stands behind a proxy here: Twilio knows it by another address than the one that requests come in at.

const PUBLIC = 'https://calls.example.com';
const MESSAGES = '/api/callbacks/twilio/messages';
const STATUS = '/api/callbacks/twilio/status';

let p: Awaited<ReturnType<typeof textingProduct>>;
let form: Record<string, string>;

beforeAll(async () => {
  p = await textingProduct();
  known(PUBLIC);
  form = {
    ...named('SM1'),
    AccountSid: p.emulator.account.accountSid,
    From: '+15125552001',
    To: p.account.phone_number,
    Body: 'Hi',
  };
});

/** The address that Twilio knows the product by. */
function known(publicUrl: string): void {
  const settings = twilioFromEnv(p.emulator.env) as TwilioSettings;
  p.instance.ports.plug(messagingPort, { live: twilioNetwork(settings, () => publicUrl), sandbox: sandboxTexts });
}

const named = (name: string) => ({ MessageSid: name.padEnd(34, '0') });

interface Posted {
  headers: Record<string, string>;
  body: string;
}

async function post(path: string, { headers, body }: Posted): Promise<number> {
  const request = new Request(`http://10.0.0.7:8080${path}`, { method: 'POST', headers, body });
  return (await p.instance.kernel.handle(request, { address: '127.0.0.1' })).status;
}

const sign = (url: string, fields: Record<string, string>, token = p.emulator.account.authToken) =>
  signed(token, url, fields);

const rows = () =>
  asOwner<{ n: number }>(
    'select count(*)::int as n from (select id::text from messages union all select network_id from text_inbox) as all_of_them',
  ).then(([row]) => row?.n);

describe('what is not from our account leaves no row', () => {
  const url = PUBLIC + MESSAGES;
  const other = { AccountSid: `AC${'9'.repeat(32)}` };
  test.each<[string, () => Posted]>([
    [
      'without a signature',
      () => ({ ...sign(url, form), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ],
    ['signed with another token', () => sign(url, form, 'another token')],
    ['with a changed field', () => ({ ...sign(url, form), body: sign(url, { ...form, Body: 'Ho' }).body })],
    ['with a field more', () => ({ ...sign(url, form), body: `${sign(url, form).body}&OptOutType=STOP` })],
    ['signed for http', () => sign(url.replace('https', 'http'), form)],
    ['signed for another address', () => sign(PUBLIC + STATUS, form)],
    ['of another account', () => sign(url, { ...form, ...other })],
    ['of no account', () => sign(url, { ...form, AccountSid: '' })],
    [
      'with half a signature',
      () => ({ ...sign(url, form), headers: { ...sign(url, form).headers, 'x-twilio-signature': 'abc=' } }),
    ],
  ])('%s', async (_, posted) => {
    const before = await rows();
    expect(await post(MESSAGES, posted())).toBe(403);
    expect(await rows()).toBe(before);
  });

  test('as JSON, with a hash of another body', async () => {
    const before = await rows();
    const { path, ...posted } = json(JSON.stringify(form), JSON.stringify({ ...form, Body: 'Ho' }));
    expect(await post(path, posted)).toBe(403);
    expect(await rows()).toBe(before);
  });

  test('nor does a report move a text', async () => {
    known(p.url);
    await p.send('+15125552002');
    await p.until('+15125552002', ([text]) => text?.status === 'delivered');
    known(PUBLIC);
    const [text] = await p.rows('+15125552002');
    await asOwner("update messages set status = 'sent' where id = $1", [text?.id]);
    const path = `${STATUS}?message=${text?.id}`;
    const failed = { ...form, MessageStatus: 'failed', ErrorCode: '30003' };
    expect(await post(path, sign(PUBLIC + STATUS, failed))).toBe(403);
    expect(await post(path, sign(PUBLIC + path, failed, 'another token'))).toBe(403);
    expect((await p.rows('+15125552002'))[0]?.status).toBe('sent');
    expect(await post(path, sign(PUBLIC + path, failed))).toBe(200);
    expect((await p.rows('+15125552002'))[0]).toMatchObject({ status: 'failed', error_code: '30003' });
  });
});

/** A JSON body as Twilio posts it: its hash is in the address, and the signature is over the address alone. */
function json(body: string, hashed = body): Posted & { path: string } {
  const path = `${MESSAGES}?bodySHA256=${createHash('sha256').update(hashed).digest('hex')}`;
  const signature = twilio.getExpectedTwilioSignature(p.emulator.account.authToken, PUBLIC + path, {});
  return { path, body, headers: { 'content-type': 'application/json', 'x-twilio-signature': signature } };
}

describe('what is from our account is taken', () => {
  test.each([
    ['behind a proxy', PUBLIC, PUBLIC],
    ['with the port that needs no saying', PUBLIC, `${PUBLIC}:443`],
    ['at a port of its own', 'https://calls.example.com:8443', 'https://calls.example.com:8443'],
    ['with a slash at the end of our address', `${PUBLIC}/`, PUBLIC],
  ])('%s', async (name, publicUrl, address) => {
    known(publicUrl);
    const fields = { ...form, ...named(`SM${name.length}`), From: '+15125552003' };
    const heard = async () => (await p.rows('+15125552003')).filter(({ direction }) => direction === 'inbound').length;
    const before = await heard();
    const answers = await Promise.all([1, 2, 3].map(() => post(MESSAGES, sign(address + MESSAGES, fields))));
    expect(answers).toEqual([200, 200, 200]);
    await expect.poll(heard).toBe(before + 1);
  });

  test('as JSON', async () => {
    known(PUBLIC);
    const { path, ...posted } = json(JSON.stringify({ ...form, ...named('SMjson'), From: '+15125552004' }));
    expect(await post(path, posted)).toBe(200);
    await p.until('+15125552004', (found) => found.length > 0);
  });

  test('a report of a text that is not there, or names none, changes nothing', async () => {
    known(PUBLIC);
    const reported = { ...form, MessageStatus: 'delivered' };
    for (const query of ['', '?message=x', '?message=01900000-0000-7000-8000-000000000000']) {
      expect(await post(STATUS + query, sign(PUBLIC + STATUS + query, reported))).toBe(200);
    }
  });
});

test('without an account there is nobody to listen to', async () => {
  p.instance.ports.plug(messagingPort, { live: null, sandbox: sandboxTexts });
  expect(await post(MESSAGES, sign(PUBLIC + MESSAGES, form))).toBe(404);
  known(PUBLIC);
});

holdsByThePublishedContracts(() => p.emulator);
