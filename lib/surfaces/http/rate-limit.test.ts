import { beforeAll, describe, expect, test, vi } from 'vitest';
import { pool } from '#lib/adapters/db/pool.ts';
import { testDatabase } from '#lib/adapters/db/testing/database.ts';
import { RateLimiter } from './rate-limit.ts';

beforeAll(async () => {
  await testDatabase();
});

const HUNDRED = { requests: 100, seconds: 60 };

async function burst(limiters: readonly RateLimiter[], bucket: string, count: number, rate = HUNDRED) {
  const standings = await Promise.all(
    Array.from({ length: count }, (_, i) => limiters[i % limiters.length]?.count(bucket, rate)),
  );
  return standings.filter((standing) => standing?.granted).length;
}

describe('a limit of 100', () => {
  test('grants one instance exactly 100 of 300 at once', async () => {
    expect(await burst([new RateLimiter(1)], 'one', 300)).toBe(100);
  });

  test('grants two instances together never more, and nearly all', async () => {
    const granted = await burst([new RateLimiter(1), new RateLimiter(1)], 'two', 300);
    expect(granted).toBeLessThanOrEqual(100);
    expect(granted).toBeGreaterThanOrEqual(90);
  });

  test('is not started anew by another process', async () => {
    expect(await burst([new RateLimiter(1)], 'again', 100)).toBe(100);
    expect(await burst([new RateLimiter(1)], 'again', 10)).toBe(0);
  });

  test('begins again with the next window', async () => {
    const limiter = new RateLimiter(1);
    const second = { requests: 5, seconds: 1 };
    expect(await burst([limiter], 'short', 9, second)).toBe(5);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await burst([limiter], 'short', 9, second)).toBe(5);
  });

  test('asks the database seldom', async () => {
    const asked = vi.spyOn(pool(), 'query');
    const limiter = new RateLimiter(1);
    for (let i = 0; i < 100; i++) await limiter.count('steady', HUNDRED);
    expect(asked.mock.calls.length).toBeLessThan(40);
    expect(asked.mock.calls.length).toBeGreaterThan(5);
    asked.mockClear();
    for (let i = 0; i < 100; i++) await limiter.count('steady', HUNDRED);
    expect(asked.mock.calls.length).toBeLessThan(2);
  });

  test('tells how the caller stands', async () => {
    const limiter = new RateLimiter(1);
    const told = [];
    for (let i = 0; i < 4; i++) told.push(await limiter.count('told', { requests: 3, seconds: 60 }));
    expect(told.map(({ granted, limit, remaining }) => [granted, limit, remaining])).toEqual([
      [true, 3, 2],
      [true, 3, 1],
      [true, 3, 0],
      [false, 3, 0],
    ]);
  });

  test('is multiplied by the factor', async () => {
    expect(await burst([new RateLimiter(3)], 'factor', 40, { requests: 10, seconds: 60 })).toBe(30);
  });
});
