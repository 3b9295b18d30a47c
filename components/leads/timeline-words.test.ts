import { expect, test } from 'vitest';
import type { TimelineItem } from '#lib/services/lead-record/schema.ts';
import { doer, headline, outcome } from './timeline-words.ts';

const item = (some: Partial<TimelineItem>): TimelineItem => ({
  id: 'i',
  kind: 'call',
  created_at: '2026-01-01T00:00:00Z',
  direction: null,
  status: null,
  before: null,
  title: null,
  text: null,
  by: null,
  duration: null,
  ended_reason: null,
  touch: null,
  author_id: null,
  ...some,
});

test.each([
  [item({ direction: 'inbound' }), 'Maria called'],
  [item({ direction: 'outbound', by: 'Kai' }), 'Kai called Maria'],
  [item({ kind: 'text', direction: 'inbound' }), 'Maria wrote'],
  [item({ kind: 'status', before: 'new', status: 'qualified' }), 'New to qualified'],
  [item({ kind: 'filed', title: 'inbound_call' }), 'Came as a lead: incoming call'],
  [item({ kind: 'filed', title: 'api' }), 'Came as a lead: API'],
  [item({ kind: 'touch', title: 'pause' }), 'Paused in SDR'],
])('%o is "%s"', (one, words) => {
  expect(headline(one, 'Maria Garcia')).toBe(words);
});

test('who has told no name is they', () => {
  expect(headline(item({ direction: 'inbound' }), '+1 512 555 0142')).toBe('They called');
  expect(headline(item({ direction: 'outbound', by: 'Kai' }), '+1 512 555 0142')).toBe('Kai called them');
});

test('what went wrong is told, what went well is not', () => {
  expect(outcome(item({ kind: 'text', status: 'undelivered' }), 'Maria')).toBe('not delivered');
  expect(outcome(item({ kind: 'text', status: 'delivered' }), 'Maria')).toBeNull();
  expect(outcome(item({ status: 'no-answer', ended_reason: 'customer-did-not-answer' }), 'Maria')).toBe(
    'Nobody answered',
  );
  expect(outcome(item({ status: 'completed', text: 'Wants a roof.' }), 'Maria')).toBeNull();
});

test('who did it', () => {
  expect(doer(item({ kind: 'note', by: 'ada@example.com' }), true)).toBe('you');
  expect(doer(item({ kind: 'status', by: null }), false)).toBe('KaiCalls');
  expect(doer(item({ kind: 'text', touch: 2 }), false)).toBe('SDR, touch 2');
});
