import { describe, expect, test } from 'vitest';
import { connectionWords, healthWords, mailWords } from './connection-words.ts';

describe('a connection', () => {
  test('that is simulated says so, and what connects it', () => {
    const { now, variables } = connectionWords({ name: 'mail', state: 'simulated', detail: null });
    expect(now).toMatch(/^No mail is sent/);
    expect(variables).toEqual(['SMTP_URL', 'MAIL_FROM']);
  });

  test('that stands says what stands behind it, and asks for nothing', () => {
    expect(connectionWords({ name: 'model', state: 'connected', detail: 'gpt-4.1-mini' })).toMatchObject({
      now: 'A language model speaks for the agents: gpt-4.1-mini.',
      variables: [],
    });
  });
});

describe('a webhook', () => {
  const health = { configured: true, delivered: 0, waiting: 0, retrying: 0, dead: 0, failure: null };
  test('is off, quiet, well, or failing with the reason', () => {
    expect(healthWords({ ...health, configured: false }).state).toBe('off');
    expect(healthWords(health).state).toBe('quiet');
    expect(healthWords({ ...health, delivered: 1204, waiting: 1 })).toEqual({
      state: 'well',
      words: 'In the last 24 hours: 1,204 delivered, 1 on the way.',
    });
    expect(healthWords({ ...health, retrying: 3, dead: 2, failure: 'Answered 500' })).toEqual({
      state: 'failing',
      words:
        'Your address did not take the newest event: Answered 500. In the last 24 hours: 3 being tried again, 2 given up.',
    });
  });
});

test('mail accounts are counted in words', () => {
  expect(mailWords({ total: 0, failing: 0 })).toMatch(/^None/);
  expect(mailWords({ total: 2, failing: 0 })).toBe('2 accounts connected.');
  expect(mailWords({ total: 1, failing: 1 })).toBe('Its server does not let us in.');
  expect(mailWords({ total: 3, failing: 1 })).toBe('3 accounts connected. 1 of them not reachable.');
});
