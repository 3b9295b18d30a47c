import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { type CreateAgentInput, type CreateAgentOutput, DEFAULT_MODEL, DEFAULT_VOICE } from './schema.ts';

export interface NewAgent {
  business_id: string;
  name: string;
  first_message: string;
  inbound_prompt: string;
  outbound_prompt: string;
  outbound_first_message: string;
  outbound_llm?: string | null;
  sms_prompt: string;
  sms_llm?: string | null;
  voice?: unknown;
  model?: unknown;
  metadata?: unknown;
  vapi_config?: unknown;
}

/** Makes the carrier's mirror, then the row; when the row fails, the transaction's caller has nothing to clean up but the mirror. */
export async function insertAgent(ctx: Context, tx: Tx, agent: NewAgent): Promise<z.output<typeof CreateAgentOutput>> {
  const id = newId();
  const business = await readBusiness(tx, agent.business_id);
  const assistantId = await carrierOf(ctx, business).createAssistant(ctx, {
    id,
    businessId: business.id,
    name: agent.name,
  });
  const row = await tx
    .insertInto('agents')
    .values({
      ...agent,
      id,
      assistant_id: assistantId,
      voice: jsonb(agent.voice ?? DEFAULT_VOICE),
      model: jsonb(agent.model ?? DEFAULT_MODEL),
      metadata: jsonb(agent.metadata ?? {}),
      vapi_config: jsonb(agent.vapi_config ?? {}),
    })
    .returning(['id', 'name', 'business_id', 'created_at'])
    .executeTakeFirstOrThrow();
  return { ...row, vapi_assistant_id: assistantId };
}

/** Every agent collects leads: the outbound and text prompts start from the instructions given for incoming calls. */
export async function createAgent(
  ctx: Context,
  input: z.output<typeof CreateAgentInput>,
): Promise<z.output<typeof CreateAgentOutput>> {
  requireBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx, within) => {
    const business = await readBusiness(tx, input.business_id);
    return insertAgent(within, tx, {
      business_id: business.id,
      name: input.name,
      first_message: input.first_message,
      inbound_prompt: input.system_prompt,
      outbound_prompt: `You are calling {{name}} for ${business.name}.\n${input.system_prompt}`,
      outbound_first_message: `Hi {{name}}, this is ${input.name} from ${business.name}. Do you have a minute?`,
      sms_prompt: `Reply to text messages for ${business.name} in one or two short sentences.\n${input.system_prompt}`,
      voice: input.voice,
      model: input.model,
      metadata: input.metadata,
    });
  });
}
