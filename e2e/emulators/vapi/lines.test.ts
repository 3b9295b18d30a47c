import { expect, test } from 'vitest';
import { eventually } from '#lib/surfaces/testing/instance.ts';
import { calledProduct } from './testing/product.ts';

test('calls for which no line is free wait for one: each is placed once, and none fails', async () => {
  const product = await calledProduct({ concurrency: 2, patience: 0.02, pace: 100 });
  const owner = await product.instance.signUp('Acme Contractors');
  const to = Array.from({ length: 6 }, (_, index) => `+1512555800${index}`);
  const { body } = await owner.api.post('/api/v1/calls', { agent_id: owner.agent_id, to });
  const ids: string[] = body.calls.map(({ id }: { id: string }) => id);
  const calls = await eventually(async () => {
    await product.lookAfter();
    const now = await Promise.all(ids.map((id) => product.call(owner, id)));
    return now.every((call) => call.concluded_at !== null) && now;
  }, 60_000);
  expect(calls.map(({ status }) => status)).toEqual(ids.map(() => 'completed'));
  expect(ids.map((id) => product.vapi.placed.get(id)?.length)).toEqual(ids.map(() => 1));
  const refused = product.vapi.server.requests.filter(({ path }) => path === '/call').length - ids.length;
  expect(refused).toBeGreaterThan(0);
}, 90_000);
