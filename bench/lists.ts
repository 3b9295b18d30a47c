import { type Big, seedBig } from './big-business.ts';
import type { Instance } from './instance.ts';
import { type Finding, fixed } from './report.ts';
import type { Seeded } from './seed.ts';
import { median, percentile } from './statistics.ts';

const ROUNDS = 200;

/** Lists of the biggest business, with each filter in turn. */
export async function lists(instance: Instance, seeded: Seeded): Promise<Finding> {
  const big = await seedBig(instance, seeded);
  const web = await instance.web();
  try {
    const asked = questions(big);
    const taken = new Map<string, number[]>(asked.map(({ path }) => [path, []]));
    const ask = async (path: string) => {
      const started = performance.now();
      const answer = await fetch(`${instance.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${big.key}` } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await answer.arrayBuffer();
      return performance.now() - started;
    };
    for (const { path } of asked) for (let i = 0; i < 12; i++) await ask(path); // prepared on every connection
    for (let round = 0; round < ROUNDS; round++) for (const { path } of asked) taken.get(path)?.push(await ask(path));
    return finding(asked, taken);
  } finally {
    await web.stop();
  }
}

interface Question {
  path: string;
  /** How many times the list without a filter it may cost. */
  most: number;
}

function questions({ agent, lead, phone, email }: Big): Question[] {
  const filters = (list: string, ...texts: string[]) =>
    texts.map((text) => ({ path: `${list}?limit=50${text}`, most: 2 }));
  const middle = new Date(Date.now() - 45 * 86_400_000).toISOString();
  return [
    ...filters('calls', '', `&agent_id=${agent}`, '&status=busy', '&status=canceled', '&direction=inbound'),
    ...filters('calls', `&lead_id=${lead}`, `&number_id=${agent}`, `&date_from=${middle}`, `&date_to=${middle}`),
    ...['roof', 'marigold', '5125550', phone.slice(-7)].map((word) => ({
      path: `calls?limit=50&search=${word}`,
      most: 10,
    })),
    ...filters('leads', '', `&agent_id=${agent}`, '&status=lost', '&source=referral', '&source=none'),
    ...filters('leads', `&phone=${encodeURIComponent(phone)}`, `&email=${email}`),
  ];
}

function finding(asked: readonly Question[], taken: ReadonlyMap<string, number[]>): Finding {
  const p95 = (path: string) => percentile(taken.get(path) ?? [], 0.95);
  const times = (path: string) => p95(path) / p95(`${path.split('?')[0]}?limit=50`);
  const worst = (most: number) => Math.max(...asked.filter((one) => one.most === most).map(({ path }) => times(path)));
  // Ids tell nothing here.
  const named = (path: string) => `\`${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '…')}\``;
  return {
    name: 'lists',
    title: 'Lists of a business with a million rows',
    method: `One business of 1,000,000 leads, calls and transcripts among a hundred others, asked through the API under row-level security by one connection, each question ${ROUNDS} times in turns.`,
    table: [
      ['question', 'p50 ms', 'p95 ms', 'p95 ÷ without a filter'],
      ...asked.map(({ path }) => [
        named(path),
        fixed(median(taken.get(path) ?? [])),
        fixed(p95(path)),
        fixed(times(path), 2),
      ]),
    ],
    aims: [
      { aim: 'each filter: p95 at most 2 times without', measured: fixed(worst(2), 2), met: worst(2) <= 2 },
      { aim: 'text search: p95 at most 10 times without', measured: fixed(worst(10), 2), met: worst(10) <= 10 },
    ],
  };
}
