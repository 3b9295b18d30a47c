import type { z } from 'zod';
import type { Context } from '#lib/core/context.ts';
import { updateAgent } from '#lib/services/agents/service.ts';
import type { UpdateSmsPromptInput, UpdateSmsPromptOutput } from './schema.ts';

/** Changes what an agent is told for texts: a change of the agent like any other, in its versions and the audit log. */
export async function updateSmsPrompt(
  ctx: Context,
  { agent_id, sms_prompt, reason }: z.output<typeof UpdateSmsPromptInput>,
): Promise<z.output<typeof UpdateSmsPromptOutput>> {
  await updateAgent(ctx, { id: agent_id, sms_prompt, reason });
  return { success: true, agent_id, message: 'SMS prompt updated' };
}
