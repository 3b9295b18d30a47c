import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calledProduct } from '#e2e/emulators/vapi/testing/product.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { compareNumbers } from '#lib/services/numbers/settle.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually } from '#lib/surfaces/testing/instance.ts';
import type { Caller } from './calls.ts';
import { startTwilioEmulator, type TwilioEmulator } from './emulator.ts';
import { signed } from './signature.ts';

// The owner's phone rings before an emulated Vapi takes a call to a number at an emulated Twilio.

const PHONE = '+15125550199';

let twilio: TwilioEmulator;
let p: Awaited<ReturnType<typeof calledProduct>>;
let owner: Account;
let voiceUrl: string;

const rented = (phone = owner.phone_number) => twilio.numbers.rented.find((one) => one.phone_number === phone);
const numberId = async () =>
  (await asOwner<{ id: string }>('select id from numbers where phone_number = $1', [owner.phone_number]))[0]?.id;
const forwardTo = async (forward_to: string | null) =>
  owner.api.patch('/api/v1/numbers', { id: await numberId(), forward_to });
const callsOf = (from: string) =>
  asOwner<{ id: string; carrier: string; status: string }>(
    'select id, carrier, status from calls where from_number = $1 order by created_at',
    [from],
  );
const ring = (caller: Omit<Caller, 'to'>) => twilio.call({ to: owner.phone_number, ...caller });

beforeAll(async () => {
  twilio = await startTwilioEmulator();
  Object.assign(process.env, twilio.env);
  p = await calledProduct();
  voiceUrl = `${p.publicUrl}/api/callbacks/twilio/voice`;
  owner = await p.instance.signUp('Smith Law Firm');
  // Vapi writes its own address at a number that it imports.
  Object.assign(rented() ?? {}, { voice_url: p.vapi.voiceUrl });
  expect((await forwardTo(PHONE)).status).toBe(200);
  await eventually(async () => rented()?.voice_url === voiceUrl);
}, 120_000);
afterAll(() => twilio.close());

test('our address stands in the place of the carrier’s, which stays for when we cannot be asked', () => {
  expect(rented()).toMatchObject({ voice_url: voiceUrl, voice_method: 'POST', voice_fallback_url: p.vapi.voiceUrl });
});

describe('a caller', () => {
  test('whom the owner takes is with the owner: filed once, without an agent in it', async () => {
    const from = '+15125552101';
    const carried = await ring({ from, phone: 'completed', seconds: 42 });
    expect(carried).toMatchObject({ rung: [{ number: PHONE, timeout: 20, answerOnBridge: true }], end: 'over' });
    expect(carried.asked.map(({ url }) => url)).toEqual([voiceUrl, `${voiceUrl}/rung`]);
    await rung({ CallSid: carried.sid, From: from, DialCallStatus: 'completed', DialCallDuration: '42' });
    const calls = await callsOf(from);
    expect(calls).toMatchObject([{ carrier: 'twilio', status: 'completed' }]);
    const call = await p.concluded(owner, calls[0]?.id ?? '');
    expect(call).toMatchObject({
      direction: 'inbound',
      ended_reason: 'answered-by-owner',
      forwarded_to: PHONE,
      duration: 42,
      summary: null,
      recording: 'none',
      realtime_cost: 0,
    });
    expect(call.transcript.map(({ text }: { text: string }) => text)).toEqual([
      'Answered on your phone +1 512 555 0199',
    ]);
    const { body: lead } = await owner.api.get(`/api/v1/leads?id=${call.lead_id}`);
    expect(lead).toMatchObject({ phone: from, source: 'inbound_call', score: null });
  });

  test.each([
    ['does not pick up', 'no-answer'],
    ['is busy', 'busy'],
    ['cannot be reached', 'failed'],
  ] as const)('for whom the owner %s is the agent’s', async (_, phone) => {
    const from = `+1512555220${phone.length}`;
    const carried = await ring({ from, phone });
    expect(carried).toMatchObject({ rung: [{ number: PHONE }], end: 'connected' });
    expect(carried.asked.at(-1)).toEqual({ url: p.vapi.voiceUrl, status: 200 });
    const [call] = await eventually(async () => {
      const found = await callsOf(from);
      return found.length > 0 && found;
    });
    expect((await p.concluded(owner, call?.id ?? '')).ended_reason).not.toBe('answered-by-owner');
    expect(await callsOf(from)).toMatchObject([{ carrier: 'vapi' }]);
  });

  test('who hangs up while it rings is filed as missed, with no agent and no lead', async () => {
    const from = '+15125552301';
    expect(await ring({ from, leaves: true })).toMatchObject({ end: 'over' });
    const [call] = await callsOf(from);
    expect(call).toMatchObject({ carrier: 'twilio', status: 'canceled' });
    expect((await p.concluded(owner, call?.id ?? '')).lead_id).toBeNull();
  });

  test('goes to the carrier at once who is blocked, or is the owner, or while it would ring one of ours', async () => {
    const blocked = '+15125552401';
    await owner.api.post('/api/v1/blocked-callers', { business_id: owner.business_id, phone: blocked });
    for (const from of [blocked, PHONE]) expect(await ring({ from })).toMatchObject({ rung: [], end: 'connected' });
    const other = await p.instance.signUp('Another');
    expect((await forwardTo(other.phone_number)).body.error.message).toContain('answered here');
    await asOwner('update numbers set forward_to = $1 where phone_number = $2', [
      other.phone_number,
      owner.phone_number,
    ]);
    expect(await ring({ from: '+15125552402' })).toMatchObject({ rung: [], end: 'connected' });
    await asOwner('update numbers set forward_to = $1 where phone_number = $2', [PHONE, owner.phone_number]);
  });

  test('is the agent’s also while our address answers nothing', async () => {
    Object.assign(rented() ?? {}, { voice_url: `${p.publicUrl}/api/nowhere` });
    const carried = await ring({ from: '+15125552501' });
    expect(carried).toMatchObject({ rung: [], end: 'connected' });
    expect(await compare()).toEqual(['voiceUrl']);
    expect(rented()?.voice_url).toBe(voiceUrl);
  });
});

/** As if a day had passed. */
async function compare(): Promise<string[]> {
  await asOwner('update numbers set compared_at = null where phone_number = $1', [owner.phone_number]);
  const compared = await compareNumbers(systemContext(p.instance.ports, 'test', []));
  const id = await numberId();
  return compared.find((one) => one.id === id)?.drifted ?? [];
}

/** What Twilio posts when a phone has been rung. */
async function rung(fields: Record<string, string>, token = twilio.account.authToken): Promise<number> {
  const url = `${voiceUrl}/rung`;
  const form = { AccountSid: twilio.account.accountSid, To: owner.phone_number, CallStatus: 'completed', ...fields };
  return (await fetch(url, { method: 'POST', ...signed(token, url, form) })).status;
}

test('what is not from our account is refused, and files nothing', async () => {
  const from = '+15125552601';
  const forged = { CallSid: 'CAforged', From: from, DialCallStatus: 'completed', DialCallDuration: '9' };
  expect(await rung(forged, 'another token')).toBe(403);
  expect(await rung({ ...forged, AccountSid: `AC${'9'.repeat(32)}` })).toBe(403);
  expect((await fetch(voiceUrl, { method: 'POST', body: new URLSearchParams(forged) })).status).toBe(403);
  expect(await callsOf(from)).toEqual([]);
});

test('a call that was deleted is not filed again by a repeated message', async () => {
  const from = '+15125552701';
  const picked = { CallSid: 'CAdeleted', From: from, DialCallStatus: 'completed', DialCallDuration: '9' };
  expect(await rung(picked)).toBe(200);
  const [call] = await callsOf(from);
  await p.concluded(owner, call?.id ?? '');
  expect((await owner.api.del(`/api/v1/calls?id=${call?.id}`)).status).toBe(200);
  expect(await rung(picked)).toBe(200);
  expect(await callsOf(from)).toEqual([]);
});

test('the carrier gets its address back when the owner’s phone is to ring no longer', async () => {
  expect(await compare()).toEqual([]);
  await forwardTo(null);
  await eventually(async () => rented()?.voice_url === p.vapi.voiceUrl);
  // Twilio may still have asked us: the carrier takes it.
  const late = signed(twilio.account.authToken, voiceUrl, {
    AccountSid: twilio.account.accountSid,
    CallSid: 'CAlate',
    To: owner.phone_number,
    From: '+15125552801',
  });
  const answer = await (await fetch(voiceUrl, { method: 'POST', ...late })).text();
  expect(answer).toContain(`<Redirect method="POST">${p.vapi.voiceUrl}</Redirect>`);
  Object.assign(rented() ?? {}, { voice_url: 'https://else.example/voice' });
  expect(await compare()).toEqual(['voiceUrl']);
  expect(rented()?.voice_url).toBe(p.vapi.voiceUrl);
});

test('at a signup with a phone to ring first, too', async () => {
  const { phone_number } = await p.instance.signUp('Rings First', { phone_forward_to: PHONE });
  await eventually(async () => rented(phone_number)?.voice_url === voiceUrl);
  // Nothing was written there yet: the carrier's usual address.
  expect(rented(phone_number)?.voice_fallback_url).toBe(`${p.vapi.url}/twilio/inbound_call`);
});
