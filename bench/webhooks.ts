import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { post } from './ask.ts';
import type { Instance } from './instance.ts';
import { type Finding, fixed } from './report.ts';
import type { Seeded, SeededKey } from './seed.ts';
import { median, percentile } from './statistics.ts';

const PER_SECOND = 200;
const SECONDS = 20;
const BACKLOG = 3000;
/** Businesses whose webhook is told. */
const RECEIVERS = 20;

/** Someone's server, fast and willing: notes when each event came first, in milliseconds since 1970. */
class Receiver {
  readonly arrivals = new Map<string, number>();
  readonly #server: Server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    if (!this.arrivals.has(id)) this.arrivals.set(id, performance.timeOrigin + performance.now());
    request.resume();
    request.on('end', () => response.writeHead(200).end('ok'));
  });

  async open(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** @throws when it takes longer than a minute and a half. */
  async untilThereAre(count: number): Promise<void> {
    for (const end = Date.now() + 90_000; this.arrivals.size < count; await sleep(20)) {
      if (Date.now() > end) throw new Error(`${this.arrivals.size} of ${count} events were delivered`);
    }
  }
}

/** From the commit of a change to the first attempt at its delivery, at a steady rate; then how fast a backlog drains. */
export async function webhooks(instance: Instance, { keys }: Seeded): Promise<Finding> {
  await forget(instance);
  const receiver = new Receiver();
  const url = await receiver.open();
  const told = keys.slice(0, RECEIVERS);
  const filer = new Filer(instance.url, told);
  const web = await instance.web();
  let worker = await instance.worker();
  try {
    for (const { key, businessId } of told) {
      await post(`${instance.url}/api/v1/webhooks`, { business_id: businessId, webhook_url: url }, key);
    }
    await filer.steadily(PER_SECOND, 3); // warm
    await receiver.untilThereAre(filer.filed);

    const before = new Set(receiver.arrivals.keys());
    const began = Date.now();
    await filer.steadily(PER_SECOND, SECONDS);
    const filedAfter = (Date.now() - began) / 1000;
    const behind = filer.filed - receiver.arrivals.size;
    const waited = Date.now();
    await receiver.untilThereAre(filer.filed);
    const tail = (Date.now() - waited) / 1000;
    const steady = [...receiver.arrivals].filter(([id]) => !before.has(id));
    const latencies = await sinceEmitted(instance, steady);
    const perSecond = steady.length / (filedAfter + tail);

    await worker.stop();
    const early = receiver.arrivals.size;
    await filer.quickly(BACKLOG);
    worker = await instance.worker();
    await receiver.untilThereAre(filer.filed);
    const drained = [...receiver.arrivals.values()].slice(early);
    const drain = (drained.length - 1) / ((Math.max(...drained) - Math.min(...drained)) / 1000);

    const p95 = percentile(latencies, 0.95);
    return {
      name: 'webhooks',
      title: 'Webhooks',
      method: `${PER_SECOND} leads a second are filed through the API for ${SECONDS} s, at ${RECEIVERS} businesses with a webhook each; one worker delivers to a receiver that answers at once, signed and guarded, one row per attempt. Time runs from the event's row (written just before the commit) to the arrival of the request. Then ${BACKLOG.toLocaleString('en')} events that gathered while no worker ran are drained.`,
      table: [
        ['events', 'delivered/s', 'p50 ms', 'p95 ms', 'max ms', 'behind at the end', 'then empty after'],
        [
          String(steady.length),
          fixed(perSecond, 0),
          fixed(median(latencies), 0),
          fixed(p95, 0),
          fixed(Math.max(...latencies), 0),
          String(behind),
          `${fixed(tail, 2)} s`,
        ],
      ],
      aims: [
        { aim: 'commit to first attempt: p95 under 1 s', measured: `${fixed(p95, 0)} ms`, met: p95 < 1000 },
        {
          aim: '200 deliveries/s sustained',
          measured: `${fixed(perSecond, 0)}/s, ${behind} behind at the end`,
          met: perSecond >= PER_SECOND * 0.98 && behind < PER_SECOND,
        },
      ],
      notes: [`A backlog of ${drained.length} drains at ${fixed(drain, 0)} deliveries/s, one worker.`],
    };
  } finally {
    receiver.close();
    await Promise.all([web.stop(), worker.stop()]);
    await forget(instance);
  }
}

/** On a kept database a run that was cut short leaves events behind, which would be counted as ours. */
async function forget({ db }: Instance): Promise<void> {
  await db.query("delete from pgboss.job where name = 'webhooks.deliver'");
  await db.query('delete from webhooks');
  await db.query('delete from events');
  await db.query("delete from leads where source = 'bench'");
}

async function sinceEmitted(instance: Instance, arrivals: readonly (readonly [string, number])[]): Promise<number[]> {
  const { rows } = await instance.db.query<{ id: string; at: string }>(
    'select id, extract(epoch from created_at) * 1000 as at from events where id = any ($1::uuid[])',
    [arrivals.map(([id]) => id)],
  );
  const emitted = new Map(rows.map(({ id, at }) => [id, Number(at)]));
  return arrivals.map(([id, at]) => at - (emitted.get(id) ?? Number.NaN));
}

/** Files leads, each of another person. */
class Filer {
  filed = 0;
  readonly #url: string;
  readonly #keys: readonly SeededKey[];
  /** Apart from the people of earlier runs on a kept database. */
  readonly #run = Date.now();

  constructor(url: string, keys: readonly SeededKey[]) {
    this.#url = url;
    this.#keys = keys;
  }

  async #file(): Promise<void> {
    const i = this.filed++;
    const key = this.#keys[i % this.#keys.length] as SeededKey;
    const lead = {
      business_id: key.businessId,
      name: 'Ruth Brandt',
      email: `ruth${this.#run}-${i}@example.com`,
      source: 'bench',
    };
    await post(`${this.#url}/api/v1/leads`, lead, key.key);
  }

  /** As many each second, however long an answer takes. */
  async steadily(perSecond: number, seconds: number): Promise<void> {
    const under: Promise<void>[] = [];
    let failure: unknown;
    const began = performance.now();
    for (let i = 0; i < perSecond * seconds; i++) {
      const early = began + (i * 1000) / perSecond - performance.now();
      if (early > 1) await sleep(early);
      under.push(
        this.#file().catch((error: unknown) => {
          failure ??= error;
        }),
      );
    }
    await Promise.all(under);
    if (failure) throw failure;
  }

  async quickly(count: number): Promise<void> {
    const end = this.filed + count;
    const one = async () => {
      while (this.filed < end) await this.#file();
    };
    await Promise.all(Array.from({ length: 8 }, one));
  }
}
