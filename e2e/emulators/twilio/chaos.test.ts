import { beforeAll, expect, test } from 'vitest';
import { BAD_DAY, CALM, Chaos } from '#e2e/emulators/kit/chaos.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { settleForgottenTexts } from '#lib/services/messages/queue.ts';
import { holdsByThePublishedContracts } from './published.ts';
import { textingProduct } from './testing/product.ts';

const TEXTS = 120;
const AT_ONCE = 8;
const phoneOf = (index: number) => `+1512556${String(index).padStart(4, '0')}`;

let p: Awaited<ReturnType<typeof textingProduct>>;

beforeAll(async () => {
  p = await textingProduct();
});

/** As a careful caller: whatever is no answer is asked again, with the same key. */
async function insist(to: string): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const { status } = await p.send(to, { 'idempotency-key': to });
    if (status === 200 || attempt === 4) return status;
  }
}

const unsettled = () =>
  asOwner("select id from messages where direction = 'outbound' and status = 'queued' and network_id is null");

test('on a bad day every text goes out once, and is charged once', { timeout: 120_000 }, async () => {
  const plan = new Chaos(20_26, {
    ...BAD_DAY,
    latencyMs: 50,
    tooMany: 0.1,
    failAfter: 0.15,
    hangAfter: 0.05,
    hangMs: 900,
    // A text has three reports, of which one is enough: mostly all of them are lost.
    lose: 0.7,
  });
  p.emulator.server.chaos = plan;
  p.emulator.account.webhooks.chaos = plan;
  const waiting = Array.from({ length: TEXTS }, (_, index) => phoneOf(index));
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let to = waiting.pop(); to; to = waiting.pop()) await insist(to);
    }),
  );
  p.emulator.server.chaos = CALM;
  await p.emulator.settled();
  const lost = await unsettled();
  await asOwner(
    "update messages set attempted_at = attempted_at - interval '2 minutes', created_at = created_at - interval '2 minutes'",
  );
  while ((await unsettled()).length > 0) await settleForgottenTexts(p.system);
  await p.emulator.settled();

  const taken = Array.from({ length: TEXTS }, (_, index) => p.taken(phoneOf(index)));
  expect(Math.max(...taken)).toBe(1);
  const [sent] = await asOwner<{ texts: number; names: number; charged: number }>(
    `select count(*)::int as texts, count(distinct network_id)::int as names,
            (select count(*)::int from ledger where component = 'sms') as charged
       from messages where network_id is not null`,
  );
  const once = taken.filter((times) => times === 1).length;
  expect(sent).toEqual({ texts: once, names: once, charged: once });
  console.log(`${TEXTS} texts: ${once} taken once, none twice; ${lost.length} found again`, plan.happened);
  expect(lost.length).toBeGreaterThan(0);
  expect(plan.happened).toMatchObject({
    tooMany: expect.any(Number),
    failAfter: expect.any(Number),
    hangAfter: expect.any(Number),
  });
});

holdsByThePublishedContracts(() => p.emulator);
