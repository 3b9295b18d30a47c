import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '#lib/adapters/db/testing/database.ts';
import { open, operation } from '#lib/core/operation.ts';
import { Ports } from '#lib/core/port.ts';
import { createKernel } from './kernel.ts';

const strangers = operation({
  id: 'strangers.ask',
  method: 'GET',
  path: '/api/v1/strangers',
  access: open,
  rate: { requests: 3, seconds: 60, per: 'address', all: 5 },
  summary: 'For anybody, but not for everybody at once',
  input: z.object({}),
  output: z.object({}),
  run: async () => ({}),
});
const kernel = createKernel({ catalog: { operations: [strangers], rawRoutes: [] }, ports: new Ports() });

beforeAll(async () => {
  await testDatabase();
});
afterAll(() => kernel.close());

test('what strangers may ask is limited for each address, and for all of them together', async () => {
  const from = (address: string) => kernel.handle(new Request('http://127.0.0.1/api/v1/strangers'), { address });
  const statuses: number[] = [];
  for (const address of ['10.0.0.1', '10.0.0.1', '10.0.0.1', '10.0.0.1', '10.0.1.1', '10.0.2.1', '10.0.3.1']) {
    statuses.push((await from(address)).status);
  }
  // The fourth of one address is one too many; it does not count against the others, of whom two more fit.
  expect(statuses).toEqual([200, 200, 200, 429, 200, 200, 429]);
  expect((await from('10.0.4.1')).headers.get('retry-after')).toMatch(/^\d+$/);
});
