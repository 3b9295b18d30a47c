import { analytics } from './analytics.ts';
import { callsCreate } from './calls-create.ts';
import { callsList } from './calls-list.ts';
import { type Instance, openInstance } from './instance.ts';
import { lighthouseScores } from './lighthouse.ts';
import { lists } from './lists.ts';
import { pages } from './pages.ts';
import { type Finding, report } from './report.ts';
import { sandbox } from './sandbox.ts';
import { sdr } from './sdr.ts';
import { type Seeded, seed } from './seed.ts';
import { webhooks } from './webhooks.ts';

// `npm run bench [-- name …]`: seeds, measures, prints, and writes `bench/README.md`.

const BENCHES: Readonly<Record<string, (instance: Instance, seeded: Seeded) => Promise<Finding>>> = {
  'calls-list': callsList,
  'calls-create': callsCreate,
  webhooks,
  sandbox,
  analytics,
  sdr,
  lists,
  pages,
  lighthouse: lighthouseScores,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHES[name]);
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}

const instance = await openInstance();
const stop = async (code: number) => {
  await instance.stop();
  process.exit(code);
};
process.once('SIGINT', () => void stop(130));
try {
  const seeded = await seed(instance);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n${name} …`);
    await report(await bench(instance, seeded), instance);
  }
  await stop(0);
} catch (error) {
  console.error(error);
  await stop(1);
}
