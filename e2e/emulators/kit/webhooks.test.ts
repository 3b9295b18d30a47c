import { afterEach, beforeEach, expect, test } from 'vitest';
import { Chaos, type Rates } from './chaos.ts';
import { EmulatorServer } from './server.ts';
import { type Webhook, Webhooks } from './webhooks.ts';

let server: EmulatorServer;
let url: string;
let failures: number;
const got: string[] = [];

beforeEach(async () => {
  got.length = 0;
  failures = 0;
  server = new EmulatorServer({
    routes: {
      'POST /hook': ({ text }) => {
        if (failures-- > 0) return { status: 503 };
        got.push(text);
        return { status: 200, body: 'thanks' };
      },
    },
    notFound: () => ({ status: 404 }),
    refusal: () => undefined,
  });
  url = `${await server.listen()}/hook`;
});

afterEach(() => server.close());

const webhook = (kind: string, retries = 0): Webhook => ({
  kind,
  url,
  retries,
  request: () => ({ headers: {}, body: JSON.stringify(kind) }),
});

async function sent(rates: Rates, ...kinds: string[]): Promise<string[]> {
  const webhooks = new Webhooks(new Chaos(1, rates));
  for (const kind of kinds) webhooks.send(webhook(kind));
  await webhooks.settled();
  return got.map((text) => JSON.parse(text));
}

test('lost, doubled', async () => {
  expect(await sent({ lose: 1 }, 'a', 'b')).toEqual([]);
  expect((await sent({ duplicate: 1 }, 'a')).join()).toBe('a,a');
});

test('one that is held lets the next one pass', async () => {
  const chaos = new Chaos(1, {});
  chaos.webhook = (kind) => ({ reorder: kind === 'first' });
  const webhooks = new Webhooks(chaos);
  webhooks.send(webhook('first'));
  webhooks.send(webhook('second'));
  await webhooks.settled();
  expect(got).toEqual(['"second"', '"first"']);
});

test('one that is not taken is sent again as often as asked', async () => {
  const webhooks = new Webhooks();
  failures = 2;
  webhooks.send(webhook('again', 1));
  await webhooks.settled();
  expect(got).toEqual([]);
  failures = 1;
  webhooks.send(webhook('again', 1));
  await webhooks.settled();
  expect(got).toEqual(['"again"']);
});
