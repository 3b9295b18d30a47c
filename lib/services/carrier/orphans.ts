import { carriersPort, type FoundThere } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { Context } from '#lib/core/context.ts';
import { DAY_MS, MINUTE_MS } from '#lib/core/duration.ts';
import { REMOVE } from './leftovers.ts';

/** Whoever is still making something has written its row by then. */
const CUT_OFF_MS = 15 * MINUTE_MS;
/** What is older was no crash's: a database was lost, and nobody's agents are deleted for that. */
const RECENT_MS = 7 * DAY_MS;

const KINDS = ['assistant', 'eval', 'trunk'] as const satisfies readonly FoundThere['kind'][];

/**
 * Deletes assistants, evals and trunks of this installation that no row has: a crash between the carrier's answer and our
 * row leaves them. The adapter shows only what carries this installation's name.
 */
export async function removeOrphans(system: Context, now = Date.now()): Promise<number> {
  const { live } = system.ports.get(carriersPort);
  if (!live) return 0;
  const found = await live.findMade(system, { after: new Date(now - RECENT_MS), before: new Date(now - CUT_OFF_MS) });
  let removed = 0;
  for (const kind of KINDS) {
    for (const { carrierId, numbers } of await unknown(kind, found)) {
      for (const number of numbers) await REMOVE.number(live, system, number);
      await REMOVE[kind](live, system, carrierId);
      removed += 1;
    }
  }
  return removed;
}

async function unknown(kind: FoundThere['kind'], all: readonly FoundThere[]): Promise<FoundThere[]> {
  const found = all.filter((one) => one.kind === kind);
  if (found.length === 0) return [];
  const names = found.map(({ carrierId }) => carrierId);
  const [known] = await callApp<{ names: string[] }>('select app.known_at_carrier($1, $2) as names', [kind, names]);
  const kept = new Set(known?.names);
  return found.filter(({ carrierId }) => !kept.has(carrierId));
}
