import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { advanceCall } from '#lib/services/calls/advance.ts';
import { look, runJob } from './run.ts';
import type { Happening, Scene } from './scene.ts';

/** Somebody from outside takes part in a simulated call: what they make happen comes before the beat being thought of. */
export async function takePart(
  ctx: Context,
  callId: string,
  act: (scene: Scene) => readonly Happening[],
): Promise<void> {
  await inTenant(ctx, async (tx, within) => {
    const locked = await tx
      .selectFrom('sandbox_calls')
      .select(['step', 'business_id'])
      .where('call_id', '=', callId)
      .forUpdate()
      .executeTakeFirst();
    const now = locked && (await look(tx, callId));
    if (!now) return;
    const happenings = act(now.scene);
    const clockMs = Math.max(now.scene.clockMs, ...happenings.map((one) => (one.type === 'speech' ? one.endMs : 0)));
    for (const happening of happenings) {
      await advanceCall(within, callId, { ...happening, id: `${callId}:part:${newId()}`, at: new Date() });
    }
    await tx
      .updateTable('sandbox_calls')
      .set({ step: locked.step + 1, clock_ms: clockMs })
      .where('call_id', '=', callId)
      .execute();
    await enqueue(tx, runJob, { business_id: locked.business_id, call_id: callId });
  });
}
