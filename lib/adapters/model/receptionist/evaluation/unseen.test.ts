import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { conversationFiles, loadConversations } from './schema.ts';

/**
 * The unseen half was written before the first rule and must stay as it was: rules tuned to it would prove nothing.
 * A changed hash means that the exam was changed, which calls for a new unseen half, not for a new hash.
 */
const UNSEEN_SHA256 = 'a96b1167d2f3126744cfbabe5e521337b8b137d85c0ec45ccf106089387c7c2b';

test('the unseen half is the one that was written before the rules', () => {
  const hash = createHash('sha256');
  for (const path of conversationFiles('unseen')) {
    hash.update(`${basename(path)}\0`);
    hash.update(readFileSync(path));
    hash.update('\0');
  }
  expect(hash.digest('hex')).toBe(UNSEEN_SHA256);
});

test.each(['seen', 'unseen'] as const)('the %s half keeps to its schema and covers the trades', (half) => {
  const conversations = loadConversations(half);
  expect(conversations.length).toBeGreaterThanOrEqual(36);
  expect(new Set(conversations.map((c) => c.id)).size).toBe(conversations.length);
  expect(new Set(conversations.map((c) => c.trade)).size).toBeGreaterThanOrEqual(12);
  const invalid = conversations.filter((c) => c.expected.phone && !isValidPhoneNumber(c.expected.phone));
  expect(invalid.map((c) => c.id)).toEqual([]);
});

test.each(['seen', 'unseen'] as const)('the prompts of the %s half hold what their answers must include', (half) => {
  const missing = loadConversations(half).flatMap((c) =>
    c.questions
      .flatMap((q) => (q.answerable ? q.must_include : []))
      .filter((group) => !group.split('|').some((wording) => c.system_prompt.toLowerCase().includes(wording)))
      .map((group) => `${c.id}: ${group}`),
  );
  expect(missing).toEqual([]);
});

test('no business is in both halves', () => {
  const seen = new Set(loadConversations('seen').map((c) => c.business));
  expect(loadConversations('unseen').filter((c) => seen.has(c.business))).toEqual([]);
});
