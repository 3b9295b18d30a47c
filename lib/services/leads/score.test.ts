import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { LeadScore } from '#lib/services/conclusions/scoring.ts';
import { noticed } from '#lib/services/notices/testing/noticed.ts';
import { testInstance } from '#lib/surfaces/testing/instance.ts';
import { recordScore } from './score.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
const { system, settings, told, over } = noticed(() => instance.ports);
beforeAll(async () => {
  instance = await testInstance({ worker: true });
}, 60_000);

describe('a lead', () => {
  const scored = (score: number, explanation = `worth ${score}`): LeadScore => ({
    score,
    confidence: 'high',
    explanation,
    factors: score > 30 ? ['pricing_question'] : ['just_browsing'],
    factor_details: [{ factor: 'pricing_question', weight: 18, sentence: 'What does it cost?', turn: 1 }],
  });
  async function setting() {
    const account = await instance.signUp('Leads');
    const lead = (await account.api.post('/api/v1/leads', { name: 'Maria Garcia', phone: '+15125550123' })).body.id;
    const score = (value: LeadScore) =>
      inTenant(system(account), (tx) =>
        recordScore(tx, { businessId: account.business_id, leadId: lead, score: value, conversationId: randomUUID() }),
      );
    const events = async () =>
      (await asOwner('select 1 from events where subject_id = $1 and type = $2', [lead, 'lead.scored'])).length;
    return { account, lead, score, events };
  }

  test('that becomes hot is told once, and again only when it has been cold in between', async () => {
    const { account, lead, score } = await setting();
    for (const value of [50, 85, 90, 100]) await score(scored(value));
    const [notice] = await told(account, 'hot_lead');
    expect(notice).toMatchObject({ subject_id: lead, title: 'Hot lead: Maria Garcia (85)' });
    expect(notice.lines).toEqual(['worth 85', 'Asked for the price: “What does it cost?”', 'Call +15125550123']);
    await score(scored(20));
    await score(scored(80));
    expect(await told(account, 'hot_lead', 2)).toHaveLength(2);
    await settings(account, { kind: 'hot_lead', threshold: 95 });
    await score(scored(70));
    await score(scored(90));
    await score(scored(96));
    expect(await told(account, 'hot_lead', 3)).toHaveLength(3);
  });

  test('is told of to webhooks when its score or the reasons change, and not otherwise', async () => {
    const { account, lead, score, events } = await setting();
    await score(scored(50));
    await score(scored(50));
    expect(await events()).toBe(1);
    await score(scored(50, 'other reasons'));
    await score(scored(60));
    expect(await events()).toBe(3);
    await account.api.patch('/api/v1/leads', { id: lead, status: 'qualified', notes: 'Asked for the price.' });
    expect(await events()).toBe(3);
    await score({ ...scored(30), factors: [], factor_details: [] });
    expect((await account.api.get(`/api/v1/leads?id=${lead}`)).body).toMatchObject({
      score: 60,
      score_explanation: 'worth 60',
    });
  });

  test('keeps the sentence and the call of each reason, and is scored anew by its next call', async () => {
    const account = await instance.signUp('Scored');
    const call = async (...caller_lines: string[]) => {
      const body = { agent_id: account.agent_id, from: '+15125550177', caller_lines, record: false };
      return over(account, (await account.api.post('/api/v1/sandbox/calls', body)).body.id);
    };
    const lead = async (id: string) => (await account.api.get(`/api/v1/leads?id=${id}`)).body;
    const first = await call('Hello, how much does a new roof cost?', 'My name is Ann Lee. Goodbye.');
    const before = await lead(first.lead_id);
    expect(before.score_factors.length).toBeGreaterThan(0);
    for (const factor of before.score_factors) {
      expect(factor.call_id).toBe(first.id);
      expect(['Hello, how much does a new roof cost?', 'My name is Ann Lee.']).toContain(factor.sentence);
    }
    await call('Please take me off your list and never call me again.', 'Goodbye.');
    const after = await lead(first.lead_id);
    expect(after).toMatchObject({ id: before.id, score: 0 });
    expect(after.score_factors.map(({ factor }: { factor: string }) => factor)).toEqual(['opt_out']);
    const events = await asOwner('select 1 from events where subject_id = $1 and type = $2', [
      before.id,
      'lead.scored',
    ]);
    expect(events).toHaveLength(2);
  }, 90_000);

  test('loses with a deleted call what it owed to it: the call before counts again, or none', async () => {
    const account = await instance.signUp('Deleted');
    const call = async (...caller_lines: string[]) => {
      const body = { agent_id: account.agent_id, from: '+15125550178', caller_lines, record: false };
      return over(account, (await account.api.post('/api/v1/sandbox/calls', body)).body.id);
    };
    const lead = async (id: string) => (await account.api.get(`/api/v1/leads?id=${id}`)).body;
    const first = await call('Hello, how much does a new roof cost?', 'I decide that myself. Goodbye.');
    const { score, score_factors, score_explanation } = await lead(first.lead_id);
    const second = await call('Sorry, wrong number.', 'Goodbye.');
    expect((await lead(first.lead_id)).score).toBe(0);
    await account.api.del(`/api/v1/calls?id=${second.id}`);
    expect(await lead(first.lead_id)).toMatchObject({ score, score_factors, score_explanation });
    await account.api.del(`/api/v1/calls?id=${first.id}`);
    expect(await lead(first.lead_id)).toMatchObject({ score: null, score_factors: [], score_confidence: null });
  }, 90_000);
});
