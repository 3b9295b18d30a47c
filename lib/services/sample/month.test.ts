import { expect, test } from 'vitest';
import { sampleCalls } from './month.ts';

const TODAY = new Date('2026-11-20T12:00:00Z');

test('two months with a shape: busier now than before, quiet on Sundays, everyone in it', () => {
  const calls = sampleCalls(TODAY);
  const recent = calls.filter(({ daysAgo }) => daysAgo <= 30);
  expect(recent.length).toBeGreaterThan((calls.length - recent.length) * 1.3);
  const sundays = calls.filter(({ daysAgo }) => new Date(TODAY.getTime() - daysAgo * 86_400_000).getUTCDay() === 0);
  expect(sundays).toEqual([]);
  expect(new Set(calls.map(({ person }) => person.phone)).size).toBe(24);
  const before = new Set(calls.filter(({ daysAgo }) => daysAgo > 30).map(({ person }) => person.phone));
  expect(new Set(recent.map(({ person }) => person.phone)).size - before.size).toBeGreaterThan(before.size / 2);
  expect(new Set(calls.map(({ conversation }) => conversation)).size).toBe(12);
});

test('nobody real: numbers that are kept free, addresses that lead nowhere, and nothing in the future', () => {
  for (const { person, daysAgo, minute } of sampleCalls(TODAY)) {
    expect(person.phone).toMatch(/^\+151255501\d\d$/);
    expect(person.email).toMatch(/@example\.com$/);
    expect(daysAgo).toBeGreaterThan(0);
    expect(minute).toBeLessThan(24 * 60);
  }
});

test('the same for the same day', () => expect(sampleCalls(TODAY)).toEqual(sampleCalls(TODAY)));
