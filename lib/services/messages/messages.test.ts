import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

let a: Account;
let b: Account;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Smith Law Firm');
  b = await instance.signUp('Acme Contractors');
});

const send = (to: string, more: Record<string, unknown> = {}, headers = {}) =>
  a.api.post('/api/v1/sms/send', { to, from_agent_id: a.agent_id, message: 'Until four.', ...more }, headers);
const receive = (from: string, body: string) => a.api.post('/api/v1/sandbox/sms', { agent_id: a.agent_id, from, body });
interface Text {
  id: string;
  direction: string;
  body: string;
  status: string;
  purpose: string | null;
}
const thread = async (phone: string): Promise<Text[]> =>
  (await a.api.get(`/api/v1/sms?phone=${encodeURIComponent(phone)}`)).body.messages;

describe('a text', () => {
  test('is sent from the agent’s number, reported as delivered, and has its ledger line', async () => {
    const lead = (await a.api.post('/api/v1/leads', { name: 'Maria', phone: '+15125551234' })).body;
    const sent = await send('+15125551234');
    expect(sent.body).toEqual({
      success: true,
      message_sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      to: '+15125551234',
      from: a.phone_number,
    });
    const text = await eventually(async () => {
      const [last] = await thread('+15125551234');
      return last?.status === 'delivered' && last;
    });
    expect(text).toMatchObject({
      direction: 'outbound',
      body: 'Until four.',
      message_sid: sent.body.message_sid,
      lead_id: lead.id,
      segments: 1,
      error_code: null,
    });
    const lines = await asOwner(
      'select component, quantity, unit, amount_micros::int from ledger where reference = $1',
      [`message:${text.id}:sms`],
    );
    expect(lines).toEqual([{ component: 'sms', quantity: 1, unit: 'segment', amount_micros: 0 }]);
    expect((await a.api.get(`/api/v1/sms?id=${text.id}`)).body).toMatchObject({ id: text.id, to: '+15125551234' });
    expect((await b.api.get(`/api/v1/sms?id=${text.id}`)).status).toBe(404);
  });
});
