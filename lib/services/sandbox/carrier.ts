import { sql } from 'kysely';
import type { Carrier } from '#lib/adapters/carrier/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { transferOf } from './forwarding.ts';
import { runJob } from './run.ts';
import { says } from './scene.ts';
import { scriptFor } from './script.ts';
import { takePart } from './take-part.ts';

const nameOf = (callId: string): string => `sandbox:${callId}`;

/** A number that nobody has, of a range that no country uses. */
const nextNumber = (ctx: Context): Promise<string> =>
  inTenant(ctx, async (tx) => {
    const { rows } = await sql<{ number: string }>`select app.next_sandbox_number() as number`.execute(tx);
    if (!rows[0]) throw new Error('the sandbox has no number');
    return rows[0].number;
  });

/**
 * A telephone company that exists only here. Calls run the whole way: it reports carrier events and words, and touches
 * nothing else. It knows for certain what it has received, so that a dial interrupted by a crash is made up for.
 */
export const sandboxCarrier: Carrier = {
  name: 'sandbox',
  simulated: true,
  // It answers at once, and forgets nothing.
  patience: { unsettledMs: 0, noLineMs: 0, reportMs: 0, silenceMs: 0 },
  voiceUrl: null,

  createAssistant: async () => `sandbox-asst-${newId()}`,
  updateAssistant: async () => true,
  deleteAssistant: async () => {},
  findMade: async () => [],
  createEval: async () => `sandbox-eval-${newId()}`,
  updateEval: async () => true,
  deleteEval: async () => {},
  // Runs are played here, by the agent's own brain: nobody asks a carrier that has none.
  runEval: async () => `sandbox-run-${newId()}`,
  evalRun: async () => ({ status: 'error', reason: 'The sandbox plays no evals.', messages: [] }),

  attachNumber: async (ctx, { phoneNumber }) => ({
    carrierNumberId: `sandbox-number-${newId()}`,
    phoneNumber: phoneNumber ?? (await nextNumber(ctx)),
  }),
  updateNumber: async () => [],
  detachNumber: async () => {},
  findNumber: async () => null,
  createTrunk: async () => ({ credentialId: `sandbox-trunk-${newId()}`, carrierNumberId: `sandbox-number-${newId()}` }),
  updateTrunk: async () => {},
  deleteTrunk: async () => {},

  async dial(ctx, order) {
    await inTenant(ctx, async (tx) => {
      const forward = order.from
        ? await tx
            .selectFrom('numbers')
            .select('forward_to')
            .where('business_id', '=', order.businessId)
            .where('phone_number', '=', order.from)
            .executeTakeFirst()
        : undefined;
      const script = scriptFor(order.to, { transferTo: forward?.forward_to ?? null });
      const received = await tx
        .insertInto('sandbox_calls')
        .values({ call_id: order.callId, business_id: order.businessId, script: jsonb(script) })
        .onConflict((conflict) => conflict.column('call_id').doNothing())
        .returning('call_id')
        .executeTakeFirst();
      if (received) await enqueue(tx, runJob, { business_id: order.businessId, call_id: order.callId });
    });
    return { carrierCallId: nameOf(order.callId) };
  },

  async lookup(ctx, { callId }) {
    const row = await inTenant(ctx, (tx) =>
      tx.selectFrom('sandbox_calls').select('call_id').where('call_id', '=', callId).executeTakeFirst(),
    );
    return row ? { carrierCallId: nameOf(callId) } : 'never-received';
  },

  async hangUp(ctx, { callId }) {
    await inTenant(ctx, (tx) =>
      tx.updateTable('sandbox_calls').set({ hung_up: true }).where('call_id', '=', callId).execute(),
    );
  },

  say: (ctx, call, words) => takePart(ctx, call.callId, (scene) => [says(scene, 'agent', words).event]),

  transfer: (ctx, call, to) => takePart(ctx, call.callId, (scene) => transferOf(scene, to)),

  // What it knows it has told; the recordings of its calls are made by whoever wants one.
  report: async () => null,
  deleteCall: async () => {},
  recording: async () => null,
};
