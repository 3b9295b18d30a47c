import type { Context } from '#lib/core/context.ts';
import type { Business } from '#lib/services/businesses/schema.ts';
import { carrierOf } from '#lib/services/businesses/service.ts';
import { makeThenWrite } from '#lib/services/carrier/ask.ts';
import { mirrorOf } from './assistant.ts';
import type { Configuration } from './schema.ts';

/** An agent that exists nowhere yet: the carrier's mirror is made of it first, then its rows. */
export interface PlannedAgent {
  id: string;
  business_id: string;
  configuration: Configuration;
}

/** Makes the carrier's mirror of an agent, then what `write` writes of it; when that fails, the mirror goes again. */
export function withMirror<T>(
  ctx: Context,
  business: Pick<Business, 'test'>,
  agent: PlannedAgent,
  write: (assistantId: string) => Promise<T>,
  transferTo: string | null = null,
): Promise<T> {
  const carrier = carrierOf(ctx, business);
  return makeThenWrite({
    make: () => carrier.createAssistant(ctx, mirrorOf(agent, agent.configuration, transferTo)),
    write,
    unmake: (assistantId) => carrier.deleteAssistant(ctx, assistantId),
  });
}
