import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { Context } from '#lib/core/context.ts';

/** Whoever is still making an agent has written its row by then. */
const AGE_MS = 15 * 60_000;

/**
 * Deletes assistants of this installation that no agent has: a crash between the carrier's answer and our row leaves
 * them. The adapter shows only what carries this installation's name.
 */
export async function removeOrphans(system: Context, now = new Date()): Promise<number> {
  const { live } = system.ports.get(carriersPort);
  if (!live) return 0;
  const found = await live.findAssistants(system, new Date(now.getTime() - AGE_MS));
  if (found.length === 0) return 0;
  const [known] = await callApp<{ names: string[] }>('select app.known_assistants($1) as names', [
    found.map(({ assistantId }) => assistantId),
  ]);
  const kept = new Set(known?.names);
  const orphans = found.filter(({ assistantId }) => !kept.has(assistantId));
  for (const { assistantId } of orphans) await live.deleteAssistant(system, assistantId);
  return orphans.length;
}
