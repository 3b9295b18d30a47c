import { expect, test } from 'vitest';
import type { Turn } from '#lib/adapters/model/port.ts';
import { summaryOf } from './summary.ts';

const turns = (...lines: string[]): Turn[] =>
  lines.map((text, i): Turn => ({ role: i % 2 ? 'caller' : 'agent', text }));
const written = (...lines: string[]) =>
  summaryOf('You are Ava at Riverside Dental.', { direction: 'inbound', callerNumber: null, turns: turns(...lines) });

test('a question is written once, however often it was asked', () => {
  const open = "I don't have the schedule.";
  expect(written('Hello?', 'do you have time on Monday?', open, 'So do you have time on Monday?', open)).toBe(
    'A caller called with a question. “Do you have time on Monday?” is still to be answered. They asked about Monday. They left no number.',
  );
});

test('a question that was answered at last is not open', () => {
  const summary = written(
    'Hello?',
    'How much is a cleaning?',
    "I don't know.",
    'How much is a cleaning?',
    'It is $120.',
  );
  expect(summary).toContain('The agent answered “How much is a cleaning?”.');
  expect(summary).not.toContain('still to be answered');
});
