import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { networkOf } from '#lib/services/messages/network.ts';
import { getText } from '#lib/services/messages/read.ts';
import { receiveText } from '#lib/services/messages/receive.ts';
import type { ReceiveTextInput, Text } from '#lib/services/messages/schema.ts';
import { senderOf } from '#lib/services/messages/sender.ts';
import { textSid } from './text-network.ts';

/**
 * Somebody texts an agent.
 * @throws `not_found`; `sandbox_only` where the business has a real network
 */
export async function receiveSandboxText(
  ctx: Context,
  input: z.output<typeof ReceiveTextInput>,
): Promise<z.output<typeof Text>> {
  return inTenant(ctx, async (tx, within) => {
    const agent = await senderOf(tx, within, input.agent_id);
    if (!networkOf(within, agent).simulated) {
      throw new AppError(
        'sandbox_only',
        'This business has a real carrier: texts are simulated only in its test mode.',
      );
    }
    const { id } = await receiveText(within, {
      agentId: input.agent_id,
      channel: input.channel,
      from: input.from,
      body: input.body,
      networkId: textSid(newId()),
    });
    return JSON.parse((await getText(within, id)).text);
  });
}
