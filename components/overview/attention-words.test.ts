import { expect, it } from 'vitest';
import type { Attention, AttentionItem } from '#lib/services/attention/schema.ts';
import { beyond, waitingOf } from './attention-words.ts';

const NOW = Date.parse('2026-02-15T14:00:00Z');
const item = (kind: AttentionItem['kind'], more: Partial<AttentionItem> = {}): AttentionItem => ({
  kind,
  subject: `${kind}-1`,
  title: null,
  detail: null,
  score: null,
  count: 1,
  call_id: null,
  agent_id: null,
  at: '2026-02-15T13:19:00Z',
  ...more,
});
const attention = (items: AttentionItem[], totals: Partial<Attention['totals']> = {}): Attention => ({
  items,
  totals: {
    hot_lead: 0,
    question: 0,
    missed_call: 0,
    failed_call: 0,
    webhook: 0,
    model: 0,
    email_approval: 0,
    sdr_review: 0,
    ...totals,
  },
});
const told = (one: AttentionItem, totals = {}) => waitingOf(attention([one], totals), NOW)[0];

it.each([
  [item('hot_lead', { title: 'Maria Garcia', score: 82 }), 'Maria Garcia', 'Hot lead from 41 min ago, not contacted'],
  [item('missed_call', { title: '+15125550121' }), '+1 512 555 0121', 'Called 41 min ago, and nobody answered'],
  [item('missed_call'), 'Number withheld', 'Called 41 min ago, and nobody answered'],
  [
    item('webhook', { title: 'https://crm.example.com/h?k=1', detail: '500', count: 4 }),
    'crm.example.com',
    'Webhook: answered 500, 4 times',
  ],
  [
    item('model', { detail: 'timeout', count: 3 }),
    'The language model failed 3 times',
    'It took too long to answer. The built-in rules stood in',
  ],
  [item('question', { title: 'is there parking?', count: 2 }), 'Is there parking?', '2 callers asked'],
])('tells %# in the owner’s words', (one, title, why) => {
  expect(told(one)).toMatchObject({ title, why });
});

it('tells as one what is decided together, and leaves putting away to the rest', () => {
  const emails = [item('email_approval', { subject: 'a' }), item('email_approval', { subject: 'b' })];
  const waiting = waitingOf(attention([...emails, item('hot_lead')], { email_approval: 12 }), NOW);
  expect(waiting.map(({ title, dismissible }) => [title, dismissible])).toEqual([
    ['12 emails to approve', false],
    ['Number withheld', true],
  ]);
});

it('counts what is not shown', () => {
  expect(beyond(attention([item('hot_lead')], { hot_lead: 9, email_approval: 12 }))).toBe(8);
});
