import { expect, test } from 'vitest';
import { builtInReceptionist } from '#lib/adapters/model/receptionist/language-model.ts';
import { examine, type Marks } from './exam.ts';
import { ownConversations } from './own.ts';
import { type Conversation, loadConversations } from './schema.ts';
import { type Totals, totalsOf } from './totals.ts';

async function sit(conversations: readonly Conversation[]): Promise<Totals> {
  const marks: Marks[] = [];
  for (const conversation of conversations) marks.push(await examine(builtInReceptionist(), conversation));
  return totalsOf(marks);
}

/** A little under what was reached; see `scripts/eval-receptionist.ts`. */
test('the half it has never seen', { timeout: 240_000 }, async () => {
  const { exact, answered, offered, answerable, claims, inventions } = await sit(loadConversations('unseen'));
  expect(exact.name).toBeGreaterThanOrEqual(0.94);
  expect(exact.phone).toBeGreaterThanOrEqual(0.97);
  expect(exact.email).toBeGreaterThanOrEqual(0.95);
  expect(answered / answerable).toBeGreaterThanOrEqual(0.55);
  expect((answered + offered) / answerable).toBeGreaterThanOrEqual(0.7);
  expect(claims).toBe(0);
  expect(inventions).toBe(0);
});

test('trades it has never seen, asked harder', { timeout: 240_000 }, async () => {
  const totals = await sit(ownConversations('holdout'));
  const { exact, answered, offered, answerable, claims, unanswerable, inventions } = totals;
  expect(exact.name).toBeGreaterThanOrEqual(0.97);
  expect(exact.phone).toBeGreaterThanOrEqual(0.97);
  expect(exact.email).toBeGreaterThanOrEqual(0.97);
  expect((answered + offered) / answerable).toBeGreaterThanOrEqual(0.42);
  expect(claims / unanswerable).toBeLessThanOrEqual(0.04);
  expect(inventions).toBe(0);
});
