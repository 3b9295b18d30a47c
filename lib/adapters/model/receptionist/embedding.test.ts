import { expect, test } from 'vitest';
import { similarities } from './embedding.ts';

test('what means the same is closer', async () => {
  const [near = 0, far = 0] = await similarities('Where can I park?', [
    'There is a free parking lot.',
    'We bake cakes.',
  ]);
  expect(near).toBeGreaterThan(far + 0.2);
});

test('the encoder leaves the handlers of the process alone', async () => {
  await similarities('a', ['b', 'c']);
  expect(process.listeners('unhandledRejection').some((listener) => /abort/.test(String(listener)))).toBe(false);
});

test('one candidate costs nothing', async () => expect(await similarities('a', ['b'])).toEqual([0]));
