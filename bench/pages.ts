import { seedBig } from './big-business.ts';
import type { Instance } from './instance.ts';
import { signedInOwner } from './owner.ts';
import { type Finding, fixed } from './report.ts';
import type { Seeded } from './seed.ts';
import { median, percentile } from './statistics.ts';

const ROUNDS = 30;
const MOST_MS = 500;
const PAGES = ['overview', 'calls', 'leads', 'analytics'];

/** The pages of the biggest business: until the server has sent the last byte of a page that has its data in it. */
export async function pages(instance: Instance, seeded: Seeded): Promise<Finding> {
  const { business } = await seedBig(instance, seeded);
  const web = await instance.web();
  try {
    const { cookie, account } = await signedInOwner(instance);
    await instance.db.query(`insert into memberships (account_id, business_id, role) values ($1, $2, 'owner')`, [
      account,
      business,
    ]);
    const taken = new Map<string, number[]>(PAGES.map((page) => [page, []]));
    const ask = async (page: string) => {
      const started = performance.now();
      const reply = await fetch(`${instance.url}/b/${business}/${page}`, { headers: { cookie }, redirect: 'manual' });
      const html = await reply.text();
      if (reply.status !== 200 || !html.includes('</html>')) throw new Error(`${page}: ${reply.status}`);
      return performance.now() - started;
    };
    for (const page of PAGES) for (let i = 0; i < 5; i++) await ask(page); // loaded and compiled
    for (let round = 0; round < ROUNDS; round++) for (const page of PAGES) taken.get(page)?.push(await ask(page));
    const p95 = (page: string) => percentile(taken.get(page) ?? [], 0.95);
    const worst = Math.max(...PAGES.map(p95));
    return {
      name: 'pages',
      title: 'Pages of a business with a million calls and a million leads',
      method: `Signed in, one after the other, each page ${ROUNDS} times in turns: from the request to the last byte of the page, which has its first data in it.`,
      table: [
        ['page', 'p50 ms', 'p95 ms'],
        ...PAGES.map((page) => [page, fixed(median(taken.get(page) ?? [])), fixed(p95(page))]),
      ],
      aims: [{ aim: `first data within ${MOST_MS} ms`, measured: `p95 ${fixed(worst)} ms`, met: worst <= MOST_MS }],
    };
  } finally {
    await web.stop();
  }
}
