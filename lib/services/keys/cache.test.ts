import { describe, expect, test } from 'vitest';
import { ShortMemory } from './cache.ts';
import { newKey } from './secret.ts';

describe('a short memory', () => {
  test('asks once for all who ask at once, and again after a second', async () => {
    const memory = new ShortMemory<{ n: number }>();
    let asked = 0;
    const ask = async () => ({ n: ++asked });
    const answers = await Promise.all([memory.get('a', ask), memory.get('a', ask), memory.get('a', ask)]);
    expect(answers.map((answer) => answer?.n)).toEqual([1, 1, 1]);
    expect(await memory.get('a', ask)).toEqual({ n: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await memory.get('a', ask)).toEqual({ n: 2 });
  });

  test('does not keep an answer that was under way when its name was forgotten', async () => {
    const memory = new ShortMemory<{ n: number }>();
    const { promise, resolve } = Promise.withResolvers<{ n: number }>();
    const before = memory.get('a', () => promise);
    memory.forget('a');
    const after = memory.get('a', async () => ({ n: 2 }));
    resolve({ n: 1 });
    expect(await before).toEqual({ n: 1 });
    expect(await after).toEqual({ n: 2 });
    expect(await memory.get('a', async () => ({ n: 3 }))).toEqual({ n: 2 });
  });

  test('does not keep nothing, nor a failure', async () => {
    const memory = new ShortMemory<{ n: number }>();
    expect(await memory.get('a', async () => null)).toBeNull();
    await expect(Promise.resolve(memory.get('a', () => Promise.reject(new Error('down'))))).rejects.toThrow('down');
    expect(await memory.get('a', async () => ({ n: 1 }))).toEqual({ n: 1 });
  });
});

test('keys are of letters and digits, and no two are alike', () => {
  const keys = Array.from({ length: 1000 }, () => newKey('kc_test_'));
  expect(new Set(keys).size).toBe(1000);
  for (const key of keys) expect(key).toMatch(/^kc_test_[0-9A-Za-z]{43}$/);
});
