import { expect, test } from 'vitest';
import { closeness, vectorsOf } from './embedding.ts';

test('what means the same is closer', async () => {
  const [asked, near, far] = ['Where can I park?', 'There is a free parking lot.', 'We bake cakes.'];
  const vectors = await vectorsOf([asked, near, far]);
  const to = (text: string) => closeness(vectors.get(asked), vectors.get(text));
  expect(to(near)).toBeGreaterThan(to(far) + 0.2);
});

test('the encoder leaves the handlers of the process alone', async () => {
  await vectorsOf(['a', 'b']);
  expect(process.listeners('unhandledRejection').some((listener) => /abort/.test(String(listener)))).toBe(false);
});
