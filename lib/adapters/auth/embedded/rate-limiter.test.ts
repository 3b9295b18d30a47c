import { expect, test } from 'vitest';
import { addressLimits, RateLimiter } from './rate-limiter.ts';

/** How often one may ask before one is refused. */
function granted(limiter: RateLimiter, name: Parameters<RateLimiter['take']>[0]): number {
  for (let times = 0; ; times++) {
    try {
      limiter.take(name, 'somebody');
    } catch {
      return times;
    }
  }
}

test('a factor multiplies what an address of the network may, and leaves alone what guards one account', () => {
  const limiter = new RateLimiter(addressLimits(3));
  expect(granted(limiter, 'password')).toBe(90);
  expect(granted(limiter, 'verify')).toBe(90);
  expect(granted(limiter, 'passwordPerEmail')).toBe(20);
  expect(granted(limiter, 'codePerUser')).toBe(10);
  expect(granted(new RateLimiter(addressLimits(0.001)), 'password')).toBe(1);
});
