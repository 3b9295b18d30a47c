import { type Carrier, carriersPort } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { Context } from '#lib/core/context.ts';

const BATCH = 50;

type Kind = 'assistant' | 'eval' | 'number' | 'trunk' | 'call';

/** How each kind of thing is taken away at a carrier. */
export const REMOVE: Readonly<Record<Kind, (carrier: Carrier, ctx: Context, id: string) => Promise<void>>> = {
  assistant: (carrier, ctx, id) => carrier.deleteAssistant(ctx, id),
  eval: (carrier, ctx, id) => carrier.deleteEval(ctx, id),
  number: (carrier, ctx, id) => carrier.detachNumber(ctx, id),
  trunk: (carrier, ctx, id) => carrier.deleteTrunk(ctx, id),
  call: (carrier, ctx, id) => carrier.deleteCall(ctx, id),
};

/**
 * Takes away at the carrier what deleted rows have left there (the trigger `leftovers` notes it, however a row went).
 * What fails is tried again later.
 */
export async function removeLeftovers(system: Context): Promise<number> {
  const { live } = system.ports.get(carriersPort);
  if (!live) return 0;
  const due = await callApp<{ kind: Kind; carrier_id: string }>('select * from app.take_leftovers($1)', [BATCH]);
  const settled = await Promise.allSettled(
    due.map(async ({ kind, carrier_id }) => {
      await REMOVE[kind](live, system, carrier_id);
      await callApp('select app.settle_leftover($1, $2)', [kind, carrier_id]);
    }),
  );
  return settled.filter(({ status }) => status === 'fulfilled').length;
}
