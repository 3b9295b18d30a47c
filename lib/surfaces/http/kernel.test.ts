import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '#lib/adapters/db/testing/database.ts';
import { open, operation, RATES } from '#lib/core/operation.ts';
import { Ports } from '#lib/core/port.ts';
import { createKernel } from './kernel.ts';

beforeAll(async () => {
  await testDatabase();
});

const echo = operation({
  id: 'echo.say',
  method: 'POST',
  path: '/api/v1/echo',
  access: open,
  rate: RATES.write,
  summary: 'Echo',
  input: z.object({ say: z.string() }),
  output: z.object({ said: z.string() }),
  run: async (_ctx, { say }) => ({ said: say }),
});

describe('kernel', () => {
  const kernel = createKernel({ catalog: { operations: [echo], rawRoutes: [] }, ports: new Ports() });
  test('answers an operation', async () => {
    const response = await kernel.handle(
      new Request('http://x/api/v1/echo', { method: 'POST', body: JSON.stringify({ say: 'hi' }) }),
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ said: 'hi' });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-ratelimit-limit': '120',
      'x-ratelimit-remaining': '119',
    });
  });
});
