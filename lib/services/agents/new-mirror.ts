import { CarrierRefused } from '#lib/adapters/carrier/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import type { Business } from '#lib/services/businesses/schema.ts';
import { carrierOf } from '#lib/services/businesses/service.ts';
import { mirrorOf } from './assistant.ts';
import type { PlannedAgent } from './create.ts';

/**
 * Makes the carrier's mirror of an agent, then what `write` writes of it; when that fails, the mirror is deleted again.
 * No transaction is open meanwhile. (What a crash in between leaves is found by `lib/services/carrier/orphans.ts`.)
 * @throws `validation_error` when the carrier does not take the agent, `provider_unavailable` when it does not answer.
 */
export async function withMirror<T>(
  ctx: Context,
  business: Pick<Business, 'test'>,
  agent: PlannedAgent,
  write: (assistantId: string) => Promise<T>,
  transferTo: string | null = null,
): Promise<T> {
  const carrier = carrierOf(ctx, business);
  const assistantId = await carrier
    .createAssistant(ctx, mirrorOf(agent, agent.configuration, transferTo))
    .catch((error: unknown) => {
      if (error instanceof CarrierRefused) throw new AppError('validation_error', `The carrier says: ${error.message}`);
      throw new AppError('provider_unavailable', 'The carrier did not answer: no agent was made. Try again.');
    });
  try {
    return await write(assistantId);
  } catch (error) {
    await carrier.deleteAssistant(ctx, assistantId).catch(() => {});
    throw error;
  }
}
