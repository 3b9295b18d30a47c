import { expect, test } from 'vitest';
import { builtInReceptionist } from '#lib/adapters/model/receptionist/language-model.ts';
import { examine, type Marks } from './exam.ts';
import { type Half, loadConversations } from './schema.ts';
import { type Totals, totalsOf } from './totals.ts';

async function sit(half: Half): Promise<Totals> {
  const marks: Marks[] = [];
  for (const conversation of loadConversations(half)) marks.push(await examine(builtInReceptionist(), conversation));
  return totalsOf(marks);
}

/** A little under what was reached; see `npm run eval:receptionist`. */
test('the half it learned from', { timeout: 60_000 }, async () => {
  const { exact, answered, answerable, claims, inventions } = await sit('seen');
  expect(exact.name).toBeGreaterThanOrEqual(0.97);
  expect(exact.phone).toBeGreaterThanOrEqual(0.97);
  expect(exact.email).toBeGreaterThanOrEqual(0.97);
  expect(answered / answerable).toBeGreaterThanOrEqual(0.9);
  expect(claims).toBe(0);
  expect(inventions).toBe(0);
});

test('the half it has never seen', { timeout: 60_000 }, async () => {
  const { exact, answered, answerable, claims, unanswerable, inventions } = await sit('unseen');
  expect(exact.name).toBeGreaterThanOrEqual(0.9);
  expect(exact.phone).toBeGreaterThanOrEqual(0.9);
  expect(exact.email).toBeGreaterThanOrEqual(0.9);
  expect(answered / answerable).toBeGreaterThanOrEqual(0.52);
  expect(claims / unanswerable).toBeLessThanOrEqual(0.05);
  expect(inventions).toBe(0);
});
