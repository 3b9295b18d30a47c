import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';

let a: Account;
let config: (changes?: object) => Promise<{ status: number; body: { config: Record<string, unknown> } }>;
beforeAll(async () => {
  const instance = await testInstance();
  a = await instance.signUp('Pipeline Works');
  config = (changes = {}) =>
    a.api.post('/api/sdr/config', {
      businessId: a.business_id,
      enabled: true,
      auto_call: true,
      auto_email: true,
      auto_sms: true,
      business_hours_start: 0,
      business_hours_end: 23,
      ...changes,
    });
});

let people = 0;
/** Files a lead, and puts it where a test wants it. */
async function lead(changes: Record<string, unknown> = {}): Promise<string> {
  people += 1;
  const { id } = (
    await a.api.post('/api/v1/leads', {
      name: `Person ${people}`,
      phone: `+1512555${String(1000 + people)}`,
      email: `person${people}@example.com`,
    })
  ).body;
  const set = Object.keys(changes).map((name, index) => `${name} = $${index + 2}`);
  if (set.length > 0)
    await asOwner(`update leads set ${set.join(', ')} where id = $1`, [id, ...Object.values(changes)]);
  return id;
}
const act = (leadId: string, action: string) =>
  a.api.post('/api/sdr/action', { businessId: a.business_id, leadId, action });
const of = async (id: string) => {
  const { leads } = (await a.api.get(`/api/sdr/pipeline?businessId=${a.business_id}&limit=500`)).body;
  return leads.find((one: { id: string }) => one.id === id);
};

describe('an action', () => {
  test('fifty at once for one lead make one touch; the others are told when the next may come', async () => {
    await config();
    const id = await lead();
    const asked = await Promise.all(Array.from({ length: 50 }, (_, n) => act(id, n % 2 ? 'sms' : 'email')));
    expect(asked.map(({ status }) => status).sort()).toEqual([200, ...Array(49).fill(429)]);
    const late = asked.find(({ status }) => status === 429);
    const wait = Date.parse(late?.body.nextAllowedAt) - Date.now();
    expect(wait).toBeGreaterThan(23.9 * 3_600_000);
    expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(86_000);
    expect(await of(id)).toMatchObject({ touch_count: 1, hold: 'too_soon' });
    const { activity } = (await a.api.get(`/api/sdr/activity?businessId=${a.business_id}&leadId=${id}`)).body;
    expect(activity).toHaveLength(1);
    const sent = await asOwner(
      'select id from messages where lead_id = $1 union all select id from emails where lead_id = $1',
      [id],
    );
    expect(sent).toHaveLength(1);
  });
});

describe('a run', () => {
  test('dispatches', async () => {
    await config();
    const run = await a.api.post('/api/sdr/run', { businessId: a.business_id, dryRun: true });
    console.log(JSON.stringify(run.body, null, 1));
    const run2 = await a.api.post('/api/sdr/run', { businessId: a.business_id });
    console.log(JSON.stringify(run2.body, null, 1));
    console.log(JSON.stringify((await a.api.get(`/api/sdr/report?businessId=${a.business_id}`)).body, null, 1));
    console.log(
      JSON.stringify((await a.api.get(`/api/sdr/activity?businessId=${a.business_id}`)).body.activity[0], null, 1),
    );
  });
});
